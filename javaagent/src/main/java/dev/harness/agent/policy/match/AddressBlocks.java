package dev.harness.agent.policy.match;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Addresses and CIDR blocks; one hash look-up for each block length in use. */
final class AddressBlocks<G> {
  private final Map<String, Ports<G>> blocks = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /** The ports of a block. */
  Ports<G> block(byte[] base, int bits) {
    lengths.add(bits);
    AddressKind kind = AddressKind.of(base);
    boolean within = bits >= kind.sharedBits(base.length);
    return blocks.computeIfAbsent(
        key(within ? kind : AddressKind.ORDINARY, base, bits), unused -> new Ports<>());
  }

  /** Offers what covers an address in normal form. */
  void offer(byte[] address, int port, Best<G> best) {
    AddressKind kind = AddressKind.of(address);
    for (Integer bits : lengths) {
      if (bits <= address.length * 8) {
        Ports.offer(find(kind, address, bits), port, best);
      }
    }
  }

  private @Nullable Ports<G> find(AddressKind kind, byte[] address, int bits) {
    return blocks.get(key(kind, address, bits));
  }

  private static String key(AddressKind kind, byte[] address, int bits) {
    StringBuilder key = new StringBuilder();
    key.append((char) kind.ordinal()).append((char) bits);
    return key.append(Addresses.key(Addresses.masked(address, bits))).toString();
  }
}
