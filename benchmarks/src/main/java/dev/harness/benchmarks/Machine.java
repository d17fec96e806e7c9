package dev.harness.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the report was made on. */
final class Machine {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

  private Machine() {}

  /** The {@code java} programs of the two JDKs of the report, by release: those that are found. */
  static Map<Integer, Path> jdks() {
    Map<Integer, Path> found = new TreeMap<>();
    found.put(Runtime.version().feature(), Path.of(System.getProperty("java.home"), "bin/java"));
    for (Path place : PLACES) {
      for (Path home : children(place)) {
        found.putIfAbsent(release(home), home.resolve("bin/java"));
      }
    }
    found.keySet().retainAll(List.of(17, 25, Runtime.version().feature()));
    return found;
  }

  /** Processor, system and load, in a line. */
  static String text() {
    return String.format(
        Locale.ROOT,
        "%s, %d CPUs, %s %s, load %.1f at the start",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceAll(".*: ", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static int release(Path home) {
    try {
      String text = Files.readString(home.resolve("release"));
      return Integer.parseInt(text.replaceAll("(?s).*JAVA_VERSION=\"([0-9]+).*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static List<Path> children(Path place) {
    try (Stream<Path> homes = Files.list(place)) {
      return new ArrayList<>(homes.filter(home -> !Files.isSymbolicLink(home)).toList());
    } catch (IOException e) {
      return List.of();
    }
  }
}
