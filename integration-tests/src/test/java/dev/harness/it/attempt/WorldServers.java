package dev.harness.it.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers of a {@link World}, which count who reaches them. */
final class WorldServers {
  private final int port;
  private final int redirectPort;
  private final Path socket;
  private final AtomicInteger hits = new AtomicInteger();

  /** TCP and UDP on one port, what sends on to it on another, and a Unix socket. */
  WorldServers(int port, int redirectPort, Path socket) {
    this.port = port;
    this.redirectPort = redirectPort;
    this.socket = socket;
  }

  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket tcp = new ServerSocket(port, 50, loopback);
    DatagramSocket udp = new DatagramSocket(port, loopback);
    ServerSocket redirects = new ServerSocket(redirectPort, 50, loopback);
    Files.deleteIfExists(socket);
    ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(socket));
    daemon(() -> answer(tcp.accept()));
    daemon(() -> receive(udp));
    daemon(() -> redirect(redirects.accept()));
    daemon(() -> greet(unix.accept()));
  }

  /** Counts from nothing. */
  void forget() {
    hits.set(0);
  }

  /** Whether one was reached before now. */
  boolean wereReached() throws IOException {
    return hitsBeforeNow() > 0;
  }

  /** Whether one was reached, or is soon: some calls do not wait for their effect. */
  boolean areReached() throws Exception {
    for (int i = 0; i < 500 && hits.get() == 0; i++) {
      Thread.sleep(10);
    }
    return hits.get() > 0;
  }

  /** Each server answers in turn: when the host has its answer, all before it were counted. */
  private int hitsBeforeNow() throws IOException {
    try (Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port)) {
      tcp.getInputStream().readAllBytes();
    }
    try (SocketChannel unix = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      unix.read(ByteBuffer.allocate(1));
    }
    try (DatagramSocket udp = new DatagramSocket()) {
      udp.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port));
      udp.receive(new DatagramPacket(new byte[1], 1));
    }
    return hits.get() - 3;
  }

  private void answer(Socket socket) throws IOException {
    hits.incrementAndGet();
    String head =
        "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"download\"\r\nContent-Length: ";
    String text = head + World.SECRET.length() + "\r\nConnection: close\r\n\r\n" + World.SECRET;
    sendLater(socket, text.getBytes(StandardCharsets.UTF_8));
  }

  /** On a thread of its own: a client that stays must not keep the next one waiting. */
  private static void sendLater(Socket socket, byte[] bytes) {
    Thread thread = new Thread(() -> send(socket, bytes));
    thread.setDaemon(true);
    thread.start();
  }

  private static void send(Socket socket, byte[] bytes) {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      socket.setSoTimeout(200);
      out.write(bytes);
      out.flush();
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // A client that only connects has reached us all the same.
    }
  }

  private void redirect(Socket socket) throws IOException {
    String head =
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + port + "/\r\nContent-Length: 0\r\n";
    sendLater(socket, (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void greet(SocketChannel channel) throws IOException {
    hits.incrementAndGet();
    channel.close();
  }

  private void receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[64], 64);
    socket.receive(packet);
    hits.incrementAndGet();
    socket.send(new DatagramPacket(new byte[1], 1, packet.getSocketAddress()));
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
}
