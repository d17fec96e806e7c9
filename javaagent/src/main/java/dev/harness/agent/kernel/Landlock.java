package dev.harness.agent.kernel;

import java.util.BitSet;

/** Rulesets of the kernel's Landlock. One is built once and put on many threads. */
final class Landlock {
  static final long EXECUTE = 1L;
  static final long WRITE_FILE = 1L << 1;
  static final long READ_FILE = 1L << 2;
  static final long READ_DIR = 1L << 3;
  private static final long REMOVE_DIR = 1L << 4;
  private static final long REMOVE_FILE = 1L << 5;
  private static final long MAKE_DIR = 1L << 7;
  private static final long MAKE_REG = 1L << 8;
  private static final long MAKE_SOCK = 1L << 9;
  private static final long MAKE_FIFO = 1L << 10;
  private static final long MAKE_SYM = 1L << 12;
  private static final long REFER = 1L << 13;
  private static final long TRUNCATE = 1L << 14;
  private static final long IOCTL_DEVICE = 1L << 15;

  static final long READ = READ_FILE | READ_DIR;
  static final long RUN = READ | EXECUTE;
  static final long WRITE =
      WRITE_FILE
          | TRUNCATE
          | REMOVE_DIR
          | REMOVE_FILE
          | MAKE_DIR
          | MAKE_REG
          | MAKE_SOCK
          | MAKE_FIFO
          | MAKE_SYM
          | REFER;

  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE;
  private static final long ALL = (1L << 16) - 1;
  private static final long[] KNOWN = {0, (1L << 13) - 1, (1L << 14) - 1, (1L << 15) - 1};
  private static final long BIND = 1;
  private static final long CONNECT = 2;
  private static final long SIGNALS_AND_ABSTRACT_SOCKETS = 3;
  private static final int PORTS = 65_536;
  private static final int PATH_RULE = 1;
  private static final int PORT_RULE = 2;
  private static final long HERE = -100;
  private static final long O_PATH_CLOEXEC = 0x200000 | 0x80000;
  private static final long NO_LINKS = 4 | 2;

  private final Calls calls;
  private final int version;

  /** {@code version} is what the kernel speaks, from 1 on. */
  Landlock(Calls calls, int version) {
    this.calls = calls;
    this.version = version;
  }

  /** The version that the kernel speaks, or the error's number below zero. */
  static int version(Calls calls) {
    return (int) calls.call(Syscall.LANDLOCK_CREATE_RULESET.number(), 0, 0, 1, 0, 0);
  }

  /** Builds a ruleset and gives its descriptor, which no child inherits. */
  int build(Reach reach) throws KernelException {
    long net = version < 4 ? 0 : BIND | (isAll(reach.connects()) ? 0 : CONNECT);
    long scope = version < 6 ? 0 : SIGNALS_AND_ABSTRACT_SOCKETS;
    int ruleset;
    try (Memory attributes = Memory.longs(calls, known(), net, scope)) {
      ruleset =
          check(
              "landlock_create_ruleset",
              calls.call(
                  Syscall.LANDLOCK_CREATE_RULESET.number(),
                  attributes.address(),
                  attributes.size(),
                  0,
                  0,
                  0));
    }
    try {
      for (Place place : reach.places()) {
        allow(ruleset, place);
      }
      if (version >= 4 && reach.tcp()) {
        ports(ruleset, reach.listens(), BIND);
        ports(ruleset, isAll(reach.connects()) ? new BitSet() : reach.connects(), CONNECT);
      }
    } catch (KernelException e) {
      close(ruleset);
      throw e;
    }
    return ruleset;
  }

  /** Puts the current thread, and what it starts, under a ruleset for ever. */
  void restrict(int ruleset) throws KernelException {
    check(
        "landlock_restrict_self",
        calls.call(Syscall.LANDLOCK_RESTRICT_SELF.number(), ruleset, 0, 0, 0, 0));
  }

  void close(int descriptor) {
    calls.call(Syscall.CLOSE.number(), descriptor, 0, 0, 0, 0);
  }

  private void allow(int ruleset, Place place) throws KernelException {
    long rights = place.rights() & known() & (place.folder() ? ALL : OF_FILES);
    int parent = open(place);
    try (Memory rule =
        new Memory(calls, Memory.buffer(12).putLong(rights).putInt(parent).array())) {
      check(
          "landlock_add_rule for " + place.path(),
          calls.call(Syscall.LANDLOCK_ADD_RULE.number(), ruleset, PATH_RULE, rule.address(), 0, 0));
    } finally {
      close(parent);
    }
  }

  private int open(Place place) throws KernelException {
    try (Memory path = Memory.path(calls, place.path());
        Memory how = Memory.longs(calls, O_PATH_CLOEXEC, 0, NO_LINKS)) {
      return check(
          "opening " + place.path(),
          calls.call(Syscall.OPENAT2.number(), HERE, path.address(), how.address(), how.size(), 0));
    }
  }

  private void ports(int ruleset, BitSet ports, long right) throws KernelException {
    for (int port = ports.nextSetBit(0); port >= 0; port = ports.nextSetBit(port + 1)) {
      try (Memory rule = Memory.longs(calls, right, port)) {
        check(
            "landlock_add_rule for port " + port,
            calls.call(
                Syscall.LANDLOCK_ADD_RULE.number(), ruleset, PORT_RULE, rule.address(), 0, 0));
      }
    }
  }

  private long known() {
    return version >= 5 ? ALL : version == 4 ? KNOWN[3] : KNOWN[version];
  }

  private static boolean isAll(BitSet ports) {
    return ports.cardinality() == PORTS;
  }

  private static int check(String step, long result) throws KernelException {
    if (result < 0) {
      throw new KernelException(step, result);
    }
    return (int) result;
  }
}
