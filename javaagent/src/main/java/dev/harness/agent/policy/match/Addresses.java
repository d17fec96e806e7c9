package dev.harness.agent.policy.match;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** IP addresses as bytes: never a name service, and one form for each address. */
public final class Addresses {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int MAPPED_PREFIX = 12;

  private Addresses() {}

  /** An IPv4 address written as IPv6 ({@code ::ffff:1.2.3.4}, {@code ::1.2.3.4}) as IPv4. */
  static byte[] normal(byte[] address) {
    if (address.length != IPV6_BYTES) {
      return address;
    }
    for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
      if (address[i] != 0) {
        return address;
      }
    }
    boolean mapped = address[10] == -1 && address[11] == -1;
    boolean compatible = address[10] == 0 && address[11] == 0 && (address[12] | address[13]) != 0;
    return mapped || compatible ? Arrays.copyOfRange(address, MAPPED_PREFIX, IPV6_BYTES) : address;
  }

  /**
   * Reads a literal: four decimal numbers without leading zeros, or IPv6 without scope.
   *
   * @return null for anything else
   */
  public static byte @Nullable [] parse(String text) {
    if (text.indexOf(':') >= 0) {
      return parseSix(text);
    }
    byte[] address = new byte[IPV4_BYTES];
    int part = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        int number = number(text, start, i);
        if (number < 0 || part == IPV4_BYTES) {
          return null;
        }
        address[part++] = (byte) number;
        start = i + 1;
      }
    }
    return part == IPV4_BYTES ? address : null;
  }

  /** {@code 10.1.2.3} or IPv6 without brackets. */
  public static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** As a manifest writes it; loopback as {@code localhost}, every local address as {@code *}. */
  public static String withPort(byte[] address, int port) {
    byte[] normal = normal(address);
    String host =
        switch (AddressKind.of(normal)) {
          case LOOPBACK -> "localhost";
          case ANY_LOCAL -> "*";
          default -> normal.length == IPV4_BYTES ? text(normal) : "[" + text(normal) + "]";
        };
    return host + ":" + (port < 0 ? "*" : Integer.toString(port));
  }

  /** A key for maps. */
  static String key(byte[] address) {
    return new String(address, StandardCharsets.ISO_8859_1);
  }

  /** The first {@code bits} of an address, the others zero. */
  public static byte[] masked(byte[] address, int bits) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < masked.length; i++) {
      int left = Math.max(0, Math.min(8, bits - i * 8));
      masked[i] = (byte) (address[i] & (0xff00 >> left));
    }
    return masked;
  }

  private static int number(String text, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number > 255 ? -1 : number;
  }

  /** A text of these characters with a colon is a literal to the JDK: nothing is looked up. */
  private static byte @Nullable [] parseSix(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return null;
      }
    }
    try {
      return InetAddress.getByName("[" + text + "]").getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
