package dev.harness.agent.policy.match;

/** Addresses that a wide grant does not reach: they mean this machine, this link or a group. */
enum AddressKind {
  ORDINARY,
  LOOPBACK,
  LINK_LOCAL,
  ANY_LOCAL,
  MULTICAST;

  /** The kind of an address in normal form. */
  static AddressKind of(byte[] address) {
    return address.length == 4 ? four(address) : six(address);
  }

  /** How many bits all addresses of this kind share. */
  int sharedBits(int length) {
    boolean isFour = length == 4;
    return switch (this) {
      case LOOPBACK -> isFour ? 8 : 128;
      case LINK_LOCAL -> isFour ? 16 : 10;
      case ANY_LOCAL -> isFour ? 8 : 128;
      case MULTICAST -> isFour ? 4 : 8;
      case ORDINARY -> 0;
    };
  }

  private static AddressKind four(byte[] address) {
    int first = address[0] & 0xff;
    if (first == 127) {
      return LOOPBACK;
    }
    if (first == 0) {
      return ANY_LOCAL;
    }
    if (first == 169 && (address[1] & 0xff) == 254) {
      return LINK_LOCAL;
    }
    return first >= 224 && first < 240 ? MULTICAST : ORDINARY;
  }

  private static AddressKind six(byte[] address) {
    int first = address[0] & 0xff;
    if (first == 0xff) {
      return MULTICAST;
    }
    if (first == 0xfe && (address[1] & 0xc0) == 0x80) {
      return LINK_LOCAL;
    }
    for (int i = 0; i < 15; i++) {
      if (address[i] != 0) {
        return ORDINARY;
      }
    }
    return address[15] == 1 ? LOOPBACK : address[15] == 0 ? ANY_LOCAL : ORDINARY;
  }
}
