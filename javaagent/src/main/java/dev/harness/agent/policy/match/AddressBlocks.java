package dev.harness.agent.policy.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses and CIDR blocks; one hash look-up for each block length in use. */
final class AddressBlocks<G> {
  private static final int MAPPED_BITS = 96;

  private final Map<String, Ports<G>> blocks = new HashMap<>();
  private final boolean broad;
  private int[] lengths = new int[0];

  /**
   * Makes an empty table.
   *
   * @param broad whether wide blocks reach loopback, link-local and such addresses too
   */
  AddressBlocks(boolean broad) {
    this.broad = broad;
  }

  /** The ports of an address or block as written; null if the text is neither. */
  @Nullable Ports<G> ports(String text) {
    int slash = text.indexOf('/');
    byte[] address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int most = address.length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    byte[] base = Addresses.masked(address, bits);
    boolean isSingle = bits == most;
    if (isSingle || (bits >= MAPPED_BITS && Addresses.holdsFour(base))) {
      byte[] normal = Addresses.normal(base);
      return block(normal, bits - (base.length - normal.length) * 8);
    }
    return block(base, bits);
  }

  /** Offers what covers an address in normal form. */
  void offer(byte[] address, int port, Best<G> best) {
    AddressKind kind = kind(address);
    for (int i = 0; i < lengths.length && lengths[i] <= address.length * 8; i++) {
      Ports.offer(blocks.get(key(kind, address, lengths[i])), port, best);
    }
  }

  private Ports<G> block(byte[] base, int bits) {
    if (Arrays.binarySearch(lengths, bits) < 0) {
      lengths = Arrays.copyOf(lengths, lengths.length + 1);
      lengths[lengths.length - 1] = bits;
      Arrays.sort(lengths);
    }
    AddressKind kind = kind(base);
    boolean within = bits >= kind.sharedBits(base.length);
    return Ports.of(blocks, key(within ? kind : AddressKind.ORDINARY, base, bits));
  }

  private AddressKind kind(byte[] address) {
    return broad ? AddressKind.ORDINARY : AddressKind.of(address);
  }

  private static String key(AddressKind kind, byte[] address, int bits) {
    StringBuilder key = new StringBuilder(address.length + 2);
    key.append((char) kind.ordinal()).append((char) bits);
    return key.append(Addresses.key(Addresses.masked(address, bits))).toString();
  }
}
