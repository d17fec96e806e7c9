package dev.harness.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import java.lang.management.ManagementFactory;

/**
 * Does all jobs one after the other, each from its first step on: for {@code seconds}, its only
 * argument, while it is young, then unmeasured until the JVM has compiled it, then as long again.
 */
public final class Work {
  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** How many times as long as it is measured a job runs before it counts as warm. */
  private static final int WARMING = 4;

  private Work() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    double seconds = Double.parseDouble(arguments[0]);
    measure("HTTP tool server", new Server(), seconds);
    measure("H2 indexing", new Index(), seconds);
    measure("file-heavy build", new Build(), seconds);
    System.exit(0);
  }

  private static void measure(String name, Job job, double seconds) throws Exception {
    try (job) {
      measured(name + ", young", job, seconds);
      run(job, seconds * (WARMING - 1));
      Samples times = measured(name + ", warm", job, seconds);
      Row.count(name + ", warm: p50", times.median(), "ns").print();
      Row.count(name + ", warm: p99", times.quantile(0.99), "ns").print();
    }
  }

  private static Samples measured(String name, Job job, double seconds) throws Exception {
    long start = CPU.getProcessCpuTime();
    Samples times = run(job, seconds);
    double cpu = CPU.getProcessCpuTime() - start;
    Row.count(name + ": throughput", 1e9 / times.mean(), "/s").print();
    Row.count(name + ": CPU", cpu / times.count(), "ns").print();
    return times;
  }

  private static Samples run(Job job, double seconds) throws Exception {
    Samples times = new Samples();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      job.step();
      times.add((double) (System.nanoTime() - start));
    }
    return times;
  }
}
