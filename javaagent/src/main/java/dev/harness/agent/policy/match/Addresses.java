package dev.harness.agent.policy.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** IP addresses as bytes: never a name service, and one form for each address. */
public final class Addresses {
  static final int IPV4_BYTES = 4;
  static final int IPV6_BYTES = 16;
  private static final int MAPPED_PREFIX = 12;

  private Addresses() {}

  /**
   * An IPv4 address written as IPv6 ({@code ::ffff:1.2.3.4}, {@code ::1.2.3.4}) as IPv4, and
   * likewise {@code ::}, which means the same as {@code 0.0.0.0}.
   */
  static byte[] normal(byte[] address) {
    return holdsFour(address) || isUnspecified(address)
        ? Arrays.copyOfRange(address, MAPPED_PREFIX, IPV6_BYTES)
        : address;
  }

  /** Whether this is IPv6 that stands for an IPv4 address. */
  static boolean holdsFour(byte[] address) {
    if (address.length != IPV6_BYTES) {
      return false;
    }
    for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    boolean mapped = address[10] == -1 && address[11] == -1;
    return mapped
        || (address[10] == 0 && address[11] == 0 && (address[12] != 0 || address[13] != 0));
  }

  private static boolean isUnspecified(byte[] address) {
    for (byte part : address) {
      if (part != 0) {
        return false;
      }
    }
    return address.length == IPV6_BYTES;
  }

  /**
   * Reads a literal: four decimal numbers without leading zeros, or IPv6 without scope.
   *
   * @return null for anything else
   */
  public static byte @Nullable [] parse(String text) {
    return text.indexOf(':') >= 0 ? Ipv6.parse(text) : parseFour(text);
  }

  static byte @Nullable [] parseFour(String text) {
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

  /** {@code 10.1.2.3} or IPv6 in its shortest form, without brackets. */
  public static String text(byte[] address) {
    if (address.length == IPV6_BYTES) {
      return Ipv6.text(address);
    }
    if (address.length != IPV4_BYTES) {
      return "unknown";
    }
    StringBuilder text = new StringBuilder(15);
    for (int i = 0; i < IPV4_BYTES; i++) {
      text.append(i == 0 ? "" : ".").append(address[i] & 0xff);
    }
    return text.toString();
  }

  /** As a manifest writes it; loopback as {@code localhost}, every local address as {@code *}. */
  public static String withPort(byte[] address, int port) {
    byte[] normal = normal(address);
    AddressKind kind = AddressKind.of(normal);
    StringBuilder text = new StringBuilder(48);
    if (kind == AddressKind.LOOPBACK) {
      text.append("localhost");
    } else if (kind == AddressKind.ANY_LOCAL) {
      text.append('*');
    } else if (normal.length == IPV4_BYTES) {
      text.append(text(normal));
    } else {
      text.append('[').append(text(normal)).append(']');
    }
    text.append(':');
    return (port < 0 ? text.append('*') : text.append(port)).toString();
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
}
