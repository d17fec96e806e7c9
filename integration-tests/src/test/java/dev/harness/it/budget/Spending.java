package dev.harness.it.budget;

import com.sun.management.ThreadMXBean;
import dev.harness.capability.Compartment;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
  private static final int FEW = 50;
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
    try (ServerSocket server = new ServerSocket(0, FEW, InetAddress.getLoopbackAddress())) {
      Thread accepts = new Thread(() -> accept(server));
      accepts.setDaemon(true);
      accepts.start();
      measure("connect", FEW, () -> connect(server));
    }
  }

  /** Reset when it is closed: no port waits for what may still come. */
  private static boolean connect(ServerSocket server) throws Exception {
    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      socket.setSoLinger(true, 0);
      return socket.isConnected();
    }
  }

  private static void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException e) {
        // Reset by the client, or closed at the end, which the loop sees.
        Thread.onSpinWait();
      }
    }
  }

  private static boolean open(String name) throws Exception {
    try (FileInputStream in = new FileInputStream(name)) {
      return in.available() >= 0;
    }
  }

  private static void measure(String name, Callable<Boolean> operation) throws Exception {
    measure(name, BATCH, operation);
  }

  private static void measure(String name, int batch, Callable<Boolean> operation)
      throws Exception {
    long[] host = {Long.MAX_VALUE, Long.MAX_VALUE};
    long[] tool = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int i = 0; i < ROUNDS && (i < COMPILED || !fits(host, tool)); i++) {
      least(host, batch, operation);
      Compartment.<Void, Exception>call("tool", () -> least(tool, batch, operation));
    }
    System.out.printf("%s allocates %d more%n", name, tool[0] - host[0]);
    System.out.printf("%s takes %d per cent%n", name, 100 * tool[1] / host[1]);
  }

  private static boolean fits(long[] host, long[] tool) {
    return tool[0] <= host[0] && tool[1] <= MOST_RATIO * host[1];
  }

  /** Keeps the least bytes for one operation, and the least time for a batch. */
  private static Void least(long[] least, int batch, Callable<Boolean> operation) throws Exception {
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < batch; i++) {
      if (!operation.call()) {
        throw new IllegalStateException("the file or the server is gone");
      }
    }
    long time = THREADS.getCurrentThreadCpuTime() - start;
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
    least[0] = Math.min(least[0], allocated / batch);
    least[1] = Math.min(least[1], time);
    return null;
  }
}
