package dev.harness.it.weaving;

import dev.harness.agent.weave.DriverCoverage;
import dev.harness.agent.weave.DriverWeaver;
import dev.harness.agent.weave.LibraryWeaver;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the classes of some jars, once as a tool's and once as the host's, and has the JVM verify
 * them; prints a line for each jar and one for each class that came out other than it is unwoven.
 */
public final class WeavingRunner {
  private static final long KEY = 0x123456789abcdefL;

  private final Jars jars;
  private final ToolWeaver tools = new ToolWeaver(KEY);
  private final List<Interception> rows = Interceptions.forRelease(Runtime.version().feature());
  private final DriverWeaver drivers = new DriverWeaver(rows, new DriverCoverage(rows), KEY, false);
  private final LibraryWeaver libraries = new LibraryWeaver(rows, KEY, false);
  private final JarLoader bare;
  private final JarLoader asTool;
  private final JarLoader asHost;
  private long nanos;
  private int woven;
  private int changed;
  private int hostCount;
  private int unlinked;
  private int failed;

  private WeavingRunner(Jars jars) {
    this.jars = jars;
    this.bare = new JarLoader(jars, UnaryOperator.identity());
    this.asTool = new JarLoader(jars, this::asTool);
    this.asHost = new JarLoader(jars, this::asHost);
  }

  /** Arguments: folder of the jars, which part of their classes, and of how many parts. */
  public static void main(String[] arguments) throws Exception {
    Jars jars = Jars.of(Path.of(arguments[0]));
    int part = Integer.parseInt(arguments[1]);
    int parts = Integer.parseInt(arguments[2]);
    WeavingRunner runner = new WeavingRunner(jars);
    System.out.printf("%-40s %8s %8s %10s%n", "jar", "woven", "KiB", "us/class");
    for (Map.Entry<Path, List<String>> jar : jars.names().entrySet()) {
      runner.tryEach(jar.getKey(), jar.getValue(), part, parts);
    }
    System.out.printf(
        "woven %d, changed %d, as the host's %d, not linked even unwoven %d, failed %d%n",
        runner.woven, runner.changed, runner.hostCount, runner.unlinked, runner.failed);
  }

  private void tryEach(Path jar, List<String> names, int part, int parts) {
    long start = nanos;
    int before = woven;
    long bytes = 0;
    for (int i = part; i < names.size(); i += parts) {
      bytes += jars.file(names.get(i)).length;
      tryOne(names.get(i));
    }
    int count = woven - before;
    System.out.printf(
        "%-40s %8d %8d %10d%n",
        jar.getFileName(), count, bytes >> 10, (nanos - start) / 1000 / Math.max(count, 1));
  }

  private void tryOne(String name) {
    woven++;
    String expected = bare.link(name);
    unlinked += expected.isEmpty() ? 0 : 1;
    compare(name, expected, asTool.link(name));
    if (weaveHosts(name.replace('.', '/'), jars.file(name)) != null) {
      hostCount++;
      compare(name, expected, asHost.link(name));
    }
    byte[] file = jars.file(name);
    long start = System.nanoTime();
    try {
      changed += Arrays.equals(file, tools.weave(file, 0)) ? 0 : 1;
    } catch (RuntimeException refused) {
      // The loader said so already.
    }
    nanos += System.nanoTime() - start;
  }

  private void compare(String name, String expected, String found) {
    if (!found.equals(expected)) {
      failed++;
      System.out.println("FAILED " + name + ": " + found.lines().limit(12).toList());
    }
  }

  private byte[] asTool(byte[] file) {
    return tools.weave(file, 0);
  }

  private byte[] asHost(byte[] file) {
    byte[] result = weaveHosts(new ClassReader(file).getClassName(), file);
    return result == null ? file : result;
  }

  private byte @Nullable [] weaveHosts(String name, byte[] file) {
    byte[] driver = drivers.weave(name, file);
    byte[] library = libraries.weave(name, driver == null ? file : driver);
    return library == null ? driver : library;
  }
}
