package dev.harness.it.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JDKs of this machine: the one that runs the tests, and what is installed beside it. */
public final class Jdks {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

  private Jdks() {}

  /**
   * The {@code java} programs to test on: all that are installed, or with {@code -Djdks=own} the
   * one that runs the tests, for who runs them on each JDK anyway.
   */
  public static List<Path> found() {
    return System.getProperty("jdks", "").equals("own") ? List.of(own()) : installed();
  }

  /** The {@code java} programs, one for each release from 17 on. */
  public static List<Path> installed() {
    TreeMap<Integer, Path> byRelease = new TreeMap<>();
    byRelease.put(Runtime.version().feature(), own());
    for (Path place : PLACES) {
      for (Path home : children(place)) {
        int release = release(home);
        if (release >= 17) {
          byRelease.putIfAbsent(release, home.resolve("bin/java"));
        }
      }
    }
    return new ArrayList<>(byRelease.values());
  }

  private static Path own() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The feature release of a JDK's folder, 0 if it is none. */
  public static int release(Path home) {
    try {
      String text = Files.readString(home.resolve("release"));
      String version = text.replaceAll("(?s).*JAVA_VERSION=\"([0-9]+).*", "$1");
      return Files.isExecutable(home.resolve("bin/java")) ? Integer.parseInt(version) : 0;
    } catch (java.io.IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static List<Path> children(Path place) {
    try (Stream<Path> homes = Files.list(place)) {
      return homes.filter(home -> !Files.isSymbolicLink(home)).toList();
    } catch (java.io.IOException e) {
      return List.of();
    }
  }
}
