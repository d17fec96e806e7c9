package dev.harness.it.budget;

import com.sun.management.ThreadMXBean;
import dev.harness.capability.Compartment;
import java.io.File;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Does the same again and again, as the host and as a tool in turn, until the tool has been as
 * cheap as wanted once: compilers take their time, and other work on the machine adds to it. Prints
 * the least that was seen.
 */
public final class Spending {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int BATCH = 1_000;
  private static final int ROUNDS = 2_000;
  private static final int COMPILED = 30;
  private static final int MOST_RATIO = 3;

  private Spending() {}

  /** The argument is a file that the tool may read. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    Path path = Path.of(name);
    measure("exists", () -> Files.exists(path));
    measure("exists, fresh path", () -> Files.exists(Path.of(name)));
    measure("File.exists", () -> new File(name).exists());
    measure("size", () -> Files.size(path) >= 0);
    measure("open", () -> open(name));
  }

  private static boolean open(String name) throws Exception {
    try (FileInputStream in = new FileInputStream(name)) {
      return in.available() >= 0;
    }
  }

  private static void measure(String name, Callable<Boolean> operation) throws Exception {
    long[] host = {Long.MAX_VALUE, Long.MAX_VALUE};
    long[] tool = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int i = 0; i < ROUNDS && (i < COMPILED || !fits(host, tool)); i++) {
      least(host, operation);
      Compartment.<Void, Exception>call("tool", () -> least(tool, operation));
    }
    System.out.printf("%s allocates %d more%n", name, tool[0] - host[0]);
    System.out.printf("%s takes %d per cent%n", name, 100 * tool[1] / host[1]);
  }

  private static boolean fits(long[] host, long[] tool) {
    return tool[0] <= host[0] && tool[1] <= MOST_RATIO * host[1];
  }

  /** Keeps the least bytes for one operation, and the least time for a batch. */
  private static Void least(long[] least, Callable<Boolean> operation) throws Exception {
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < BATCH; i++) {
      if (!operation.call()) {
        throw new IllegalStateException("the file is gone");
      }
    }
    long time = THREADS.getCurrentThreadCpuTime() - start;
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
    least[0] = Math.min(least[0], allocated / BATCH);
    least[1] = Math.min(least[1], time);
    return null;
  }
}
