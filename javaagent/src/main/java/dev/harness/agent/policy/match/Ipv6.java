package dev.harness.agent.policy.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads and writes IPv6 literals, by RFC 4291 and RFC 5952; no scopes. */
final class Ipv6 {
  private static final int LONGEST = 45;
  private static final int GROUPS = 8;

  private final String text;
  private final byte[] bytes = new byte[Addresses.IPV6_BYTES];
  private int filled;
  private int gap = -1;

  private Ipv6(String text) {
    this.text = text;
  }

  static byte @Nullable [] parse(String text) {
    Ipv6 reader = new Ipv6(text);
    return text.length() <= LONGEST && reader.read() ? reader.spread() : null;
  }

  private boolean read() {
    int start = 0;
    if (text.startsWith("::")) {
      gap = 0;
      start = 2;
    }
    while (start < text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      if (!group(start, end)) {
        return false;
      }
      start = end + 1;
      if (start < text.length() && text.charAt(start) == ':' && gap < 0) {
        gap = filled;
        start++;
      } else if (start == text.length()) {
        return false;
      }
    }
    return gap < 0 ? filled == bytes.length : filled < bytes.length;
  }

  private boolean group(int start, int end) {
    if (end == text.length() && text.indexOf('.', start) >= 0) {
      return four(text.substring(start));
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return false;
      }
      number = number << 4 | digit;
    }
    if (end == start || end - start > 4 || filled == bytes.length) {
      return false;
    }
    bytes[filled++] = (byte) (number >> 8);
    bytes[filled++] = (byte) number;
    return true;
  }

  private boolean four(String last) {
    byte[] address = Addresses.parseFour(last);
    if (address == null || filled + address.length > bytes.length) {
      return false;
    }
    System.arraycopy(address, 0, bytes, filled, address.length);
    filled += address.length;
    return true;
  }

  /** Moves what follows {@code ::} to the end. */
  private byte[] spread() {
    if (gap >= 0) {
      int moved = bytes.length - (filled - gap);
      System.arraycopy(bytes, gap, bytes, moved, filled - gap);
      Arrays.fill(bytes, gap, moved, (byte) 0);
    }
    return bytes;
  }

  static String text(byte[] address) {
    StringBuilder text = new StringBuilder(LONGEST);
    boolean mapped = Addresses.holdsFour(address) && address[11] == -1;
    if (mapped) {
      text.append("::ffff:");
      return text.append(Addresses.text(Addresses.normal(address))).toString();
    }
    int gap = longestGap(address);
    int end = gap < 0 ? gap : gap + zeros(address, gap);
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i = end - 1;
      } else {
        text.append(i == 0 || i == end ? "" : ":").append(Integer.toHexString(at(address, i)));
      }
    }
    return text.toString();
  }

  /** Where the first of the longest runs of two and more zeros begins, or -1. */
  private static int longestGap(byte[] address) {
    int gap = -1;
    int most = 1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zeros(address, i);
      if (zeros > most) {
        most = zeros;
        gap = i;
      }
    }
    return gap;
  }

  private static int zeros(byte[] address, int start) {
    int end = start;
    while (end < GROUPS && at(address, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static int at(byte[] address, int group) {
    return (address[2 * group] & 0xff) << 8 | (address[2 * group + 1] & 0xff);
  }
}
