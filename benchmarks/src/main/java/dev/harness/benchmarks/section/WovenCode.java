package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What entry gates cost a tool's code: the same jars are loaded once as a tool's and once as the
 * host's, and run in turn at random on one thread, which calls as the host. Runs under the agent;
 * its argument is the number of rounds.
 */
public final class WovenCode {
  private static final long BATCH_NANOS = 2_000_000;
  private static final int CALLS = 10_000;

  private WovenCode() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double rounds = Double.parseDouble(arguments[0]);
    Map<String, Callable<Long>> plain = jobs("plain");
    Map<String, Callable<Long>> woven = jobs("woven");
    for (Map.Entry<String, Callable<Long>> job : plain.entrySet()) {
      Callable<Long> other = java.util.Objects.requireNonNull(woven.get(job.getKey()));
      rows(job.getKey(), job.getValue(), other, rounds);
    }
    System.exit(0);
  }

  private static void rows(String name, Callable<Long> plain, Callable<Long> woven, double rounds)
      throws Exception {
    boolean isCall = name.startsWith("a call");
    Pairs pairs =
        new Pairs()
            .state("without gates", () -> batch(plain).per(isCall ? CALLS : 1))
            .state("woven", () -> batch(woven).per(isCall ? CALLS : 1))
            .run(rounds);
    if (isCall) {
      pairs.printDifferences(name);
    } else {
      pairs.printRatios(name);
    }
  }

  /** Puts the jars into a folder for the tool and one for the host. */
  public static void prepare(Path folder) throws Exception {
    for (String owner : List.of("plain", "woven")) {
      Path jars = Files.createDirectories(folder.resolve(owner));
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(jars.resolve("work.jar")))) {
        pack(Path.of(location("dev.harness.benchmarks.work.Jobs")), jar);
      }
      copy("tools.jackson.core.JsonParser", jars.resolve("json.jar"));
      copy("org.apache.commons.math3.util.FastMath", jars.resolve(Loading.JAR));
    }
  }

  private static void copy(String type, Path to) throws Exception {
    Files.write(to, Files.readAllBytes(Path.of(location(type))));
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
  private static Map<String, Callable<Long>> jobs(String owner) throws Exception {
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
    jobs.put("a call from the host", () -> steps(step));
    return jobs;
  }

  private static long steps(IntUnaryOperator step) {
    int value = 1;
    for (int i = 0; i < CALLS; i++) {
      value = step.applyAsInt(value);
    }
    return value;
  }

  private static Pairs.Cost batch(Callable<Long> job) throws Exception {
    long start = System.nanoTime();
    job.call();
    long one = Math.max(1, System.nanoTime() - start);
    return Pairs.timed((int) Math.max(1, BATCH_NANOS / one), job::call);
  }
}
