package dev.harness.agent.manifest.load;

import dev.harness.agent.policy.match.Addresses;
import org.jspecify.annotations.Nullable;

/** Checks addresses and CIDR blocks; odd notations of addresses are refused, never guessed. */
final class AddressSyntax {
  private AddressSyntax() {}

  static boolean isAddress(String host) {
    int slash = host.indexOf('/');
    return Addresses.parse(slash < 0 ? host : host.substring(0, slash)) != null;
  }

  /** What is wrong with a host that looks like an address; null if nothing is. */
  static @Nullable String problem(String host) {
    int slash = host.indexOf('/');
    byte[] address = Addresses.parse(slash < 0 ? host : host.substring(0, slash));
    if (slash >= 0) {
      return address == null ? "\"" + host + "\" is no address block" : block(host, slash, address);
    }
    boolean numeric = host.matches("(0x[0-9a-f]+|[0-9.])+") || host.indexOf(':') >= 0;
    return address == null && numeric
        ? "\"" + host + "\" is no IP address: write four numbers from 0 to 255, or IPv6 in brackets"
        : null;
  }

  private static @Nullable String block(String host, int slash, byte[] address) {
    int most = address.length * 8;
    int bits;
    try {
      bits = Integer.parseInt(host.substring(slash + 1));
    } catch (NumberFormatException e) {
      bits = -1;
    }
    if (bits < 0 || bits > most) {
      return "\"" + host + "\": expected a length from 0 to " + most + " after \"/\"";
    }
    byte[] base = Addresses.masked(address, bits);
    return java.util.Arrays.equals(base, address)
        ? null
        : "\""
            + host
            + "\" has bits beyond its length; write \""
            + Addresses.text(base)
            + "/"
            + bits
            + "\"";
  }
}
