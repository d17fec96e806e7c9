package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A library of many classes, loaded as a tool's and as the host's in turn, each time by a new
 * loader. Runs under the agent; its argument is the number of rounds.
 */
public final class Loading {
  /** The library's jar, in the folders of the tool and of the host. */
  static final String JAR = "library.jar";

  private static final int CLASSES = 400;

  private Loading() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double rounds = Double.parseDouble(arguments[0]);
    List<String> names = names();
    Pairs.Cost host = load("plain", names);
    Pairs.Cost tool = load("woven", names);
    double more = (tool.nanos() - host.nanos()) / 1000;
    dev.harness.benchmarks.Row.count("a class woven: first 400 in a JVM, added", more, "µs")
        .print();
    new Pairs()
        .state("the host's", () -> load("plain", names))
        .state("warm", () -> load("woven", names))
        .run(rounds)
        .printDifferences("a class woven");
    System.exit(0);
  }

  private static List<String> names() throws Exception {
    try (JarFile jar = new JarFile(Path.of(World.FOLDER, "plain", JAR).toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .limit(CLASSES)
          .toList();
    }
  }

  /** What one class costs. */
  private static Pairs.Cost load(String owner, List<String> names) throws Exception {
    URL[] jar = {Path.of(World.FOLDER, owner, JAR).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      return Pairs.timed(1, () -> all(loader, names)).per(names.size());
    }
  }

  private static long all(ClassLoader loader, List<String> names) throws Exception {
    long sum = 0;
    for (String name : names) {
      sum += Class.forName(name, false, loader).hashCode();
    }
    return sum;
  }
}
