package dev.harness.it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** What attempts are made on: a folder with a secret, and servers on fixed ports of loopback. */
public final class World {
  /** What must not leak. */
  public static final String SECRET = "the-secret";

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private final Path folder;
  private final int port;
  private final AtomicInteger hits = new AtomicInteger();

  private final Thread host =
      new Thread(
          () -> {
            while (true) {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                // Somebody who may do so woke it.
              }
            }
          });

  private World(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts the servers; {@code folder} is emptied before each attempt. */
  static World open(Path folder, int port) throws IOException {
    World world = new World(folder, port);
    ServerSocket tcp = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    DatagramSocket udp = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    world.host.setDaemon(true);
    world.host.start();
    world.daemon(() -> world.answer(tcp.accept()));
    world.daemon(() -> world.receive(udp));
    return world;
  }

  /** Makes everything as it was. */
  void reset() throws IOException {
    clear(folder);
    Files.createDirectories(folder.resolve("sub"));
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(path("secret.txt"), SECRET);
    Files.writeString(path("sub/" + SECRET), "x");
    Files.createSymbolicLink(path("link"), path("secret.txt"));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path("archive.jar")))) {
      jar.putNextEntry(new JarEntry("entry.txt"));
      jar.write(SECRET.getBytes(StandardCharsets.UTF_8));
    }
    Files.setPosixFilePermissions(path("secret.txt"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(path("secret.txt"), LONG_AGO);
    hits.set(0);
  }

  /** A path in the folder. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** The same as text. */
  public String text(String name) {
    return path(name).toString();
  }

  /** Port of the TCP and of the UDP server on loopback. */
  public int port() {
    return port;
  }

  /** A port where nobody listens, covered by the grant. */
  public int freePort() {
    return port + 1;
  }

  /** A thread of the host, asleep. */
  public Thread thread() {
    return host;
  }

  boolean isUntouched(String name) throws IOException {
    Path path = path(name);
    return Files.exists(path)
        && Files.readString(path).equals(SECRET)
        && Files.getLastModifiedTime(path).equals(LONG_AGO)
        && PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals("rw-r--r--");
  }

  boolean reached() throws Exception {
    for (int i = 0; i < 20 && hits.get() == 0; i++) {
      Thread.sleep(10);
    }
    return hits.get() > 0;
  }

  private void answer(Socket socket) throws IOException {
    hits.incrementAndGet();
    byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
    socket.setSoTimeout(200);
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // A client that only connects has reached us all the same.
    }
  }

  private void receive(DatagramSocket socket) throws IOException {
    socket.receive(new DatagramPacket(new byte[64], 64));
    hits.incrementAndGet();
  }

  private interface Step {
    void run() throws IOException;
  }

  private void daemon(Step step) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  step.run();
                } catch (IOException e) {
                  System.err.println("server: " + e);
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }
}
