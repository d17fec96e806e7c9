package dev.harness.it.thread;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A host that loads a tool, has it work on all threads, drops it, and looks whether its classes go.
 */
public final class DroppedTool {
  private static final String TOOL = "dev.harness.it.tool.";
  private static final int LONGEST_ROUNDS = 200;
  private static final int ROUND_MILLIS = 50;

  /** What the JDK or a pool keeps, without the harness too, is no leak. */
  private static final Set<String> KEPT =
      Set.of("shutdown hook", "scheduled pool, at a fixed rate", "JBoss threads, started by work");

  private DroppedTool() {}

  /**
   * Prints how many ways were tried and whether the tool's class loader was collected.
   *
   * @param arguments a folder for files, the port of a server, and who hands over: host or tool
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[1]);
    ThreadRunner.serve(port);
    WeakReference<ClassLoader> loader = use(Path.of(arguments[0]), port, arguments[2]);
    for (int i = 0; i < LONGEST_ROUNDS && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(ROUND_MILLIS);
    }
    System.out.println("collected: " + (loader.get() == null));
    System.exit(0);
  }

  private static WeakReference<ClassLoader> use(Path folder, int port, String by) throws Exception {
    ClassLoader loader = new ToolLoader();
    Class<?> doer = loader.loadClass(TOOL + "thread.Doer");
    Class<?> hander = by.equals("tool") ? doer : DroppedTool.class;
    Method hand = hander.getMethod("hand", Handing.class, Work.class, File.class);
    Map<?, ?> works = (Map<?, ?>) doer.getMethod("works").invoke(null);
    int[] tried = {0};
    Handings.all(port)
        .forEach(
            (name, opening) -> {
              if (!KEPT.contains(name)) {
                works.values().forEach(work -> hand(hand, opening, (Work) work, file(folder)));
                tried[0]++;
              }
            });
    System.out.println("tried: " + (tried[0] > 0 && doer.getClassLoader() == loader));
    return new WeakReference<>(loader);
  }

  /** Hands over on the host's account. */
  public static void hand(Handing way, Work work, File file) throws Exception {
    way.hand(work, file);
  }

  private static void hand(Method hand, Callable<Handing> opening, Work work, File file) {
    try {
      hand.invoke(null, opening.call(), work, file);
    } catch (Exception e) {
      System.out.println("thrown to who handed over: " + e.getCause());
    }
  }

  private static File file(Path folder) {
    try {
      return Files.createTempFile(folder, "file", ".txt").toFile();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Loads the tool's classes itself, from where the test's are. */
  private static final class ToolLoader extends URLClassLoader {
    ToolLoader() {
      super(new URL[] {source()}, DroppedTool.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(TOOL)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    private static URL source() {
      return DroppedTool.class.getProtectionDomain().getCodeSource().getLocation();
    }
  }
}
