package dev.harness.agent.property;

import dev.harness.agent.manifest.HostPattern;
import java.util.List;

/** Random hosts and host patterns, so alike that they often match. */
public final class Hosts {
  private static final Corpus CORPUS = Corpus.of("hosts.txt");

  /** Kept hosts as a caller may write them. */
  public static final List<String> HOSTS = CORPUS.under("hosts");

  /** Kept patterns of a manifest, without ports. */
  public static final List<String> PATTERNS = CORPUS.under("patterns");

  private Hosts() {}

  /** A pattern as a manifest may hold it. */
  public static HostPattern pattern(Draw draw) {
    int first = port(draw);
    int last = draw.once(2) ? first : Math.min(65535, first + draw.below(draw.of(3, 65535)));
    return pattern(draw.once(3) ? draw.of(PATTERNS) : host(draw), first, last);
  }

  /** A pattern with ports. */
  public static HostPattern pattern(String host, int first, int last) {
    return new HostPattern(host, first, last, host + ":" + first + "-" + last);
  }

  private static String host(Draw draw) {
    if (draw.once(3)) {
      return (draw.once(2) ? "*." : "") + name(draw);
    }
    byte[] address = address(draw);
    int bits = draw.below(address.length * 8 + 1);
    return draw.once(2) ? text(address) : text(masked(address, bits)) + "/" + bits;
  }

  /** A name in lower case. */
  public static String name(Draw draw) {
    StringBuilder name = new StringBuilder(draw.of("a", "b", "xn--bcher-kva", "localhost", "a_b"));
    for (int left = draw.below(4); left > 0; left--) {
      name.append('.').append(draw.of("a", "b", "com", "localhost", "1a"));
    }
    return name.toString();
  }

  /** A host as a caller may write it, sound or not. */
  public static String written(Draw draw) {
    String host =
        switch (draw.below(5)) {
          case 0 -> draw.of(HOSTS);
          case 1 -> text(address(draw));
          case 2 -> "[" + text(address(draw)) + "]";
          case 3 -> literal(draw);
          default -> name(draw);
        };
    return draw.once(4) ? draw.changed(host, "aA.:[]%/0x\u0130\u212a -\u0000") : host;
  }

  /** What looks like an address. */
  public static String literal(Draw draw) {
    StringBuilder text = new StringBuilder();
    boolean six = draw.once(2);
    for (int left = six ? 1 + draw.below(9) : 1 + draw.below(5); left > 0; left--) {
      text.append(
          six ? draw.of("", "0", "1", "ffff", "FE80", "a0", "10000", "1.2.3.4") : number(draw));
      text.append(left == 1 ? "" : six ? draw.of(":", ":", ":", "::") : ".");
    }
    return text.toString();
  }

  private static String number(Draw draw) {
    return draw.of("0", "1", "10", "127", "255", "256", "01", "0x7f", "", "169", "254");
  }

  /** An address, many of them special or close to one. */
  public static byte[] address(Draw draw) {
    byte[] address = draw.bytes(draw.of(4, 16));
    int zeros = draw.once(2) ? draw.below(address.length + 1) : 0;
    for (int i = 0; i < zeros; i++) {
      address[i] = 0;
    }
    if (draw.once(2)) {
      byte[] start = start(draw, address.length);
      System.arraycopy(start, 0, address, 0, start.length);
    }
    return address;
  }

  private static byte[] start(Draw draw, int length) {
    byte m = -1;
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, m, m, draw.of((byte) 127, (byte) 10, (byte) 0)};
    return length == 4
        ? draw.of(
            new byte[] {127},
            new byte[] {10, 0, 0},
            new byte[] {10},
            new byte[] {(byte) 169, (byte) 254},
            new byte[] {(byte) 224},
            new byte[] {0, 0, 0, 0},
            new byte[] {m, m, m, m})
        : draw.of(
            mapped,
            new byte[] {(byte) 0xfe, (byte) 0x80},
            new byte[] {m, 2},
            new byte[] {32, 1, 13, (byte) 184},
            new byte[15]);
  }

  /** A port of the few that patterns name, or any. */
  public static int port(Draw draw) {
    return draw.once(3) ? draw.below(65536) : draw.of(1, 80, 443, 8000, 8001, 65535);
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < bits; i++) {
      masked[i / 8] |= (byte) (address[i / 8] & 0x80 >> i % 8);
    }
    return masked;
  }

  /** An address written out, without any abbreviation. */
  public static String text(byte[] address) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < address.length; i += address.length == 4 ? 1 : 2) {
      int high = address[i] & 0xff;
      text.append(i == 0 ? "" : address.length == 4 ? "." : ":");
      text.append(
          address.length == 4
              ? String.valueOf(high)
              : Integer.toHexString(high << 8 | (address[i + 1] & 0xff)));
    }
    return text.toString();
  }
}
