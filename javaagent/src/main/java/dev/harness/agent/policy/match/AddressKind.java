package dev.harness.agent.policy.match;

/** Addresses that a wide grant does not reach: they mean this machine, this link or a group. */
enum AddressKind {
  ORDINARY(0, 0),
  LOOPBACK(8, 128),
  LINK_LOCAL(16, 10),
  /** Connects to this machine, binds every address of it. */
  ANY_LOCAL(32, 128),
  MULTICAST(4, 8),
  /** Broadcast, and what is left of {@code 0.0.0.0/8}. */
  RESERVED(32, 128);

  private final int sharedOfFour;
  private final int sharedOfSix;

  AddressKind(int sharedOfFour, int sharedOfSix) {
    this.sharedOfFour = sharedOfFour;
    this.sharedOfSix = sharedOfSix;
  }

  /** The kind of an address in normal form. */
  static AddressKind of(byte[] address) {
    return address.length == 4 ? four(address) : six(address);
  }

  /** How many bits all addresses of this kind share; a shorter block does not mean them. */
  int sharedBits(int bytes) {
    return bytes == 4 ? sharedOfFour : sharedOfSix;
  }

  private static AddressKind four(byte[] address) {
    int first = address[0] & 0xff;
    if (first == 127) {
      return LOOPBACK;
    }
    if (first == 0) {
      return (address[1] | address[2] | address[3]) == 0 ? ANY_LOCAL : RESERVED;
    }
    if (first == 169 && (address[1] & 0xff) == 254) {
      return LINK_LOCAL;
    }
    if ((address[0] & address[1] & address[2] & address[3]) == -1) {
      return RESERVED;
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
    for (int i = 0; i < address.length - 1; i++) {
      if (address[i] != 0) {
        return ORDINARY;
      }
    }
    int last = address[address.length - 1];
    return last == 1 ? LOOPBACK : last == 0 ? ANY_LOCAL : ORDINARY;
  }
}
