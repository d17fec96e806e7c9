package dev.harness.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import java.lang.management.ManagementFactory;

/**
 * Does all jobs one after the other; its argument is how many seconds each job is measured, after
 * as many to warm up.
 */
public final class Work {
  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Work() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    double seconds = Double.parseDouble(arguments[0]);
    measure("HTTP tool server, a request", new Server(), seconds);
    measure("H2 indexing, a batch", new Index(), seconds);
    measure("file-heavy build, a folder", new Build(), seconds);
    System.exit(0);
  }

  private static void measure(String name, Job job, double seconds) throws Exception {
    try (job) {
      run(job, seconds);
      long start = CPU.getProcessCpuTime();
      Samples times = run(job, seconds);
      double cpu = CPU.getProcessCpuTime() - start;
      Row.count(name + ": throughput", 1e9 / times.mean(), "/s").print();
      Row.count(name + ": CPU", cpu / times.count(), "ns").print();
      Row.count(name + ": p50", times.median(), "ns").print();
      Row.count(name + ": p99", times.quantile(0.99), "ns").print();
    }
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
