package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What entry gates cost a tool's code: the same jars are loaded once as a tool's and once as the
 * host's, and run in turn at random on one thread, which calls as the host. Runs under the agent;
 * prints a line of Markdown for each job.
 */
public final class WovenCode {
  private static final int ROUNDS = 400;
  private static final int WARM_UP = 100;
  private static final long BATCH_NANOS = 2_000_000;
  private static final int STEPS = 10_000;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(42);
  private long sink;

  private WovenCode() {}

  /** Prints the table's rows. */
  public static void main(String[] arguments) throws Exception {
    WovenCode code = new WovenCode();
    Map<String, Callable<Long>> plain = code.jobs("plain");
    Map<String, Callable<Long>> woven = code.jobs("woven");
    for (Map.Entry<String, Callable<Long>> job : plain.entrySet()) {
      Callable<Long> other = java.util.Objects.requireNonNull(woven.get(job.getKey()));
      System.out.println(code.row(job.getKey(), job.getValue(), other));
    }
    System.exit(code.sink == 42 ? 1 : 0);
  }

  /** Puts the jars into a folder for the tool and one for the host. */
  public static void prepare(Path folder) throws Exception {
    for (String owner : List.of("plain", "woven")) {
      Path jars = Files.createDirectories(folder.resolve(owner));
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(jars.resolve("work.jar")))) {
        pack(Path.of(location("dev.harness.benchmarks.work.Jobs")), jar);
      }
      Path json = Path.of(location("tools.jackson.core.JsonParser"));
      Files.write(jars.resolve("json.jar"), Files.readAllBytes(json));
    }
  }

  private static URI location(String type) throws Exception {
    return Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI();
  }

  private static void pack(Path classes, OutputStream out) throws Exception {
    JarOutputStream jar = (JarOutputStream) out;
    try (Stream<Path> files = Files.walk(classes.resolve("dev/harness/benchmarks/work"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Callable<Long>> jobs(String owner) throws Exception {
    Path folder = Path.of(World.FOLDER, owner);
    URL[] jars = {
      folder.resolve("work.jar").toUri().toURL(), folder.resolve("json.jar").toUri().toURL()
    };
    Class<?> type =
        new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())
            .loadClass("dev.harness.benchmarks.work.Jobs");
    Map<String, Callable<Long>> jobs =
        (Map<String, Callable<Long>>) type.getMethod("all").invoke(null);
    IntUnaryOperator step = (IntUnaryOperator) type.getMethod("step").invoke(null);
    jobs.put("10,000 calls from the host", () -> steps(step));
    return jobs;
  }

  private static long steps(IntUnaryOperator step) {
    int value = 1;
    for (int i = 0; i < STEPS; i++) {
      value = step.applyAsInt(value);
    }
    return value;
  }

  private String row(String name, Callable<Long> plain, Callable<Long> woven) throws Exception {
    List<Callable<Long>> jobs = List.of(plain, woven);
    List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < ROUNDS; i++) {
      int which = random.nextInt(2);
      double time = batch(jobs.get(which));
      if (i > WARM_UP) {
        times.get(which).add(time);
      }
    }
    times.forEach(Collections::sort);
    return String.format(
        "| %s | %,.0f | %,.0f | %.3f / %.3f / %.3f |",
        name,
        at(times.get(0), 0.5),
        at(times.get(1), 0.5),
        at(times.get(1), 0) / at(times.get(0), 0),
        at(times.get(1), 0.1) / at(times.get(0), 0.1),
        at(times.get(1), 0.5) / at(times.get(0), 0.5));
  }

  /** Nanoseconds of CPU for one run, of as many as fill a batch. */
  private double batch(Callable<Long> job) throws Exception {
    long start = CPU.getCurrentThreadCpuTime();
    long time = 0;
    int runs = 0;
    while (time < BATCH_NANOS) {
      sink += job.call();
      runs++;
      time = CPU.getCurrentThreadCpuTime() - start;
    }
    return (double) time / runs;
  }

  private static double at(List<Double> sorted, double quantile) {
    return sorted.get((int) (quantile * (sorted.size() - 1)));
  }
}
