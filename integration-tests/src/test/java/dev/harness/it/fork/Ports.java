package dev.harness.it.fork;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

/** Free ports below those that the system hands out. */
public final class Ports {
  private static final Random RANDOM = new Random();

  private Ports() {}

  /** The first of five that are free together, as text. */
  public static String free() {
    while (true) {
      int port = 20_000 + RANDOM.nextInt(10_000);
      try (ServerSocket first = new ServerSocket(port);
          ServerSocket second = new ServerSocket(port + 1);
          ServerSocket third = new ServerSocket(port + 2);
          ServerSocket fourth = new ServerSocket(port + 3);
          ServerSocket fifth = new ServerSocket(port + 4)) {
        return String.valueOf(first.getLocalPort());
      } catch (IOException e) {
        // Taken: the next one.
      }
    }
  }
}
