package dev.harness.benchmarks.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A server on the loopback address that accepts and closes; in the runner, as sandboxes may refuse
 * it to a fork.
 */
final class Acceptor implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  private final ServerSocket server;

  Acceptor() throws IOException {
    server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "acceptor");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException expected) {
        // A client resets its connection, or the server was closed: the condition tells which.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
