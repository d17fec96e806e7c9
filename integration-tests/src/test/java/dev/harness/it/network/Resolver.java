package dev.harness.it.network;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of names that knows loopback for all of them, and remembers what it was asked. */
final class Resolver implements Closeable {
  private static final int HEAD = 12;
  private static final int TYPE_A = 1;

  private final DatagramSocket socket;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Listens on the port of such servers. */
  Resolver(InetAddress address) throws SocketException {
    socket = new DatagramSocket(53, address);
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  /** The names that somebody asked for, in lower case. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          System.err.println("resolver: " + e);
        }
      }
    }
  }

  /** The question again, and for an IPv4 address the answer behind it. */
  private byte[] answer(byte[] query) {
    StringBuilder name = new StringBuilder();
    int at = HEAD;
    while (query[at] != 0) {
      name.append(new String(query, at + 1, query[at], StandardCharsets.UTF_8)).append('.');
      at += query[at] + 1;
    }
    asked.add(name.toString().toLowerCase(Locale.ROOT));
    boolean isAddress = query[at + 2] == TYPE_A;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(query, 0, 2);
    out.writeBytes(new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, (byte) (isAddress ? 1 : 0)});
    out.writeBytes(new byte[4]);
    out.write(query, HEAD, at + 5 - HEAD);
    if (isAddress) {
      out.writeBytes(new byte[] {(byte) 0xc0, HEAD, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4});
      out.writeBytes(InetAddress.getLoopbackAddress().getAddress());
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
