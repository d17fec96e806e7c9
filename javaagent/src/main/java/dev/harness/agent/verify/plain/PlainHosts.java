package dev.harness.agent.verify.plain;

import dev.harness.agent.manifest.HostPattern;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a host pattern means, written down as plainly as possible. */
public final class PlainHosts {
  private PlainHosts() {}

  /** Kinds of address, by how many bits all addresses of the kind share. */
  private enum Kind {
    ORDINARY(0, 0),
    LOOPBACK(8, 128),
    LINK_LOCAL(16, 10),
    THIS(32, 128),
    GROUP(4, 8),
    RESERVED(32, 128);

    private final int four;
    private final int six;

    Kind(int four, int six) {
      this.four = four;
      this.six = six;
    }
  }

  /** Whether a pattern covers an address; {@code port} -1 stands for some port. */
  public static boolean coversAddress(
      HostPattern pattern,
      byte[] address,
      int port,
      Map<String, Set<String>> resolved,
      boolean broad) {
    byte[] normal = normal(address);
    if (!coversPort(pattern, port)) {
      return false;
    }
    String host = pattern.host();
    Kind kind = kind(normal);
    if (host.equals("localhost") && (kind == Kind.LOOPBACK || kind == Kind.THIS)) {
      return true;
    }
    byte[] base = address(before(host));
    if (base != null) {
      return inBlock(base, bits(host, base), normal, broad);
    }
    if (!broad && kind != Kind.ORDINARY) {
      return false;
    }
    return host.equals("*")
        || resolved.getOrDefault(key(normal), Set.of()).stream()
            .anyMatch(name -> (broad || !name.equals("localhost")) && isNamed(host, name));
  }

  /** Whether a pattern covers a request to a host as it is written. */
  public static boolean coversName(
      HostPattern pattern,
      String host,
      int port,
      Map<String, Set<String>> resolved,
      boolean broad) {
    String name = normal(host);
    byte[] address = address(name);
    if (address != null) {
      return coversAddress(pattern, address, port, resolved, broad);
    }
    if (!coversPort(pattern, port) || !(broad || isPlain(name))) {
      return false;
    }
    return pattern.host().equals("*")
        ? broad || !name.equals("localhost")
        : isNamed(pattern.host(), name);
  }

  /** Whether a pattern covers binding a local address; a name stands for none. */
  public static boolean coversLocal(HostPattern pattern, byte[] address, int port) {
    byte[] normal = normal(address);
    byte[] base = address(before(pattern.host()));
    if (!coversPort(pattern, port)) {
      return false;
    }
    if (pattern.host().equals("*")) {
      return true;
    }
    return base == null
        ? pattern.host().equals("localhost") && kind(normal) == Kind.LOOPBACK
        : inBlock(base, bits(pattern.host(), base), normal, false);
  }

  /** Whether a pattern lets a name be looked up. */
  public static boolean coversLookUp(HostPattern pattern, String host) {
    String name = normal(host);
    return isPlain(name) && (pattern.host().equals("*") || isNamed(pattern.host(), name));
  }

  private static boolean coversPort(HostPattern pattern, int port) {
    return port == -1 || (pattern.firstPort() <= port && port <= pattern.lastPort());
  }

  private static boolean isNamed(String pattern, String name) {
    if (address(before(pattern)) != null) {
      return false;
    }
    return pattern.startsWith("*.")
        ? name.endsWith(pattern.substring(1))
        : !pattern.equals("*") && name.equals(pattern);
  }

  private static boolean inBlock(byte[] base, int bits, byte[] address, boolean broad) {
    boolean four = base.length == 16 && normal(base).length == 4;
    boolean mapped = four && bits >= 96 && (bits == 128 || !all(base, 0));
    byte[] block = mapped ? normal(base) : base;
    int length = mapped ? bits - 96 : bits;
    if (block.length != address.length) {
      return false;
    }
    int rest = block.length * 8 - length;
    boolean within =
        new BigInteger(1, block)
            .shiftRight(rest)
            .equals(new BigInteger(1, address).shiftRight(rest));
    Kind kind = kind(address);
    boolean meant = kind(block) == kind && length >= (block.length == 4 ? kind.four : kind.six);
    return within && (broad || kind == Kind.ORDINARY || meant);
  }

  private static int bits(String host, byte[] base) {
    int slash = host.indexOf('/');
    return slash < 0 ? base.length * 8 : Integer.parseInt(host.substring(slash + 1));
  }

  private static String before(String host) {
    int slash = host.indexOf('/');
    return slash < 0 ? host : host.substring(0, slash);
  }

  /** IPv4 in IPv6 as IPv4, and no address in IPv6 as none in IPv4. */
  public static byte[] normal(byte[] address) {
    if (address.length == 4) {
      return address;
    }
    BigInteger number = new BigInteger(1, address);
    boolean mapped = number.shiftRight(32).equals(BigInteger.valueOf(0xffff));
    boolean compatible = number.shiftRight(32).signum() == 0 && number.shiftRight(16).signum() > 0;
    return mapped || compatible || number.signum() == 0
        ? Arrays.copyOfRange(address, 12, 16)
        : address;
  }

  /** A key for maps. */
  public static String key(byte[] address) {
    return Arrays.toString(normal(address));
  }

  private static Kind kind(byte[] address) {
    InetAddress inet = inet(address);
    if (inet.isLoopbackAddress()) {
      return Kind.LOOPBACK;
    }
    if (inet.isAnyLocalAddress()) {
      return Kind.THIS;
    }
    if (inet.isLinkLocalAddress()) {
      return Kind.LINK_LOCAL;
    }
    if (inet.isMulticastAddress()) {
      return Kind.GROUP;
    }
    boolean reserved = address.length == 4 && (address[0] == 0 || all(address, -1));
    return reserved ? Kind.RESERVED : Kind.ORDINARY;
  }

  private static boolean all(byte[] address, int value) {
    for (byte part : address) {
      if (part != value) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress inet(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String normal(String host) {
    String name =
        host.startsWith("[") && host.endsWith("]") && host.length() > 1
            ? host.substring(1, host.length() - 1)
            : host;
    return name.replaceFirst("\\.$", "")
        .chars()
        .mapToObj(PlainHosts::lower)
        .reduce("", String::concat);
  }

  private static String lower(int c) {
    String text = String.valueOf((char) c);
    return c < 0x80 ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static boolean isPlain(String name) {
    if (name.length() > 253) {
      return false;
    }
    String[] labels = name.split("\\.", -1);
    String last = labels[labels.length - 1];
    return Arrays.stream(labels).allMatch(label -> label.matches("[a-z0-9_-]+"))
        && !last.matches("[0-9]*|0x.*");
  }

  /** An address as RFC 4291 and dotted decimal write it, without scope; otherwise null. */
  public static byte @Nullable [] address(String text) {
    if (!text.contains(":")) {
      return four(text);
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text);
      return all != null && all.length == 16 ? all : null;
    }
    byte[] head = groups(text.substring(0, gap));
    byte[] tail = groups(text.substring(gap + 2));
    if (head == null
        || tail == null
        || head.length + tail.length >= 16
        || text.substring(0, gap).contains(".")) {
      return null;
    }
    byte[] address = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
    return address;
  }

  private static byte @Nullable [] four(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    boolean sound =
        parts.size() == 4
            && parts.stream().allMatch(part -> part.matches("0|[1-9][0-9]{0,2}"))
            && parts.stream().allMatch(part -> Integer.parseInt(part) < 256);
    return sound ? bytes(parts.stream().mapToInt(Integer::parseInt).toArray()) : null;
  }

  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    int colon = text.lastIndexOf(':');
    String last = text.substring(colon + 1);
    if (last.contains(".")) {
      byte[] end = four(last);
      String before = text.substring(0, Math.max(0, colon));
      byte[] start = before.contains(".") ? null : groups(before);
      return end == null || start == null || colon == 0 ? null : joined(start, end);
    }
    byte[] all = new byte[0];
    for (String group : text.split(":", -1)) {
      if (!group.matches("[0-9a-fA-F]{1,4}")) {
        return null;
      }
      int number = Integer.parseInt(group, 16);
      all = joined(all, bytes(number >> 8, number & 0xff));
    }
    return all;
  }

  private static byte[] joined(byte[] start, byte[] end) {
    byte[] all = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    return all;
  }

  private static byte[] bytes(int... numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }
}
