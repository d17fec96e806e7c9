package dev.harness.it.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** Connections that a tool opens and does not wait for. */
public final class Calls {
  private Calls() {}

  /** By name, as text or as a literal. */
  public static String to(String host, int port) throws IOException {
    return to(InetAddress.getByName(host), port);
  }

  /** By an address that bears a label of the tool's choice. */
  public static String labelled(String label, String literal, int port) throws IOException {
    byte[] address = InetAddress.getByName(literal).getAddress();
    return to(InetAddress.getByAddress(label, address), port);
  }

  /** That the system asks for is enough: no answer is awaited. */
  private static String to(InetAddress address, int port) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(address, port));
    } catch (java.net.SocketException e) {
      return "passed";
    }
    return "passed";
  }
}
