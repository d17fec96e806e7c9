package dev.harness.agent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.harness.agent.kernel.Syscall.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a filter answers, read by a plain reader of its instructions. */
class FiltersTest {
  private static final int X86_64 = 0xC000003E;
  private static final int ARM_64 = 0xC00000B7;
  private static final int X32 = 0x40000000;
  private static final int KILL = 0x80000000;
  private static final int ALLOW = 0x7fff0000;
  private static final int EPERM = 0x50001;
  private static final int EACCES = 0x5000d;
  private static final int ENOSYS = 0x50026;
  private static final int MOST = 600;

  private static final byte[] CLOSED = Filters.child(reach(false, false));
  private static final byte[] TCP = Filters.child(reach(true, true));
  private static final byte[] NOBODY = Filters.noProcesses();

  private static Reach reach(boolean tcp, boolean attributes) {
    BitSet ports = new BitSet();
    ports.set(80);
    return new Reach(List.of(), tcp, ports, tcp ? ports : new BitSet(), attributes);
  }

  @Test
  void refusesOfAllNumbersThoseOfTheTableOnly() {
    for (boolean attributes : new boolean[] {false, true}) {
      byte[] filter = Filters.child(reach(false, attributes));
      for (int number = 0; number < MOST; number++) {
        assertThat(run(filter, X86_64, number, 0, 0, 0, 0))
            .as("number %d", number)
            .isEqualTo(expected(number, attributes));
      }
    }
  }

  /** For arguments that are all zero: the caller itself, no flags. */
  private static int expected(int number, boolean attributes) {
    Set<Integer> denied = numbers(Kind.OTHER_PROCESSES, Kind.NAMESPACES, Kind.MACHINE, Kind.SHARED);
    if (number == 435 || numbers(Kind.RINGS).contains(number)) {
      return ENOSYS;
    }
    if (number == 41 || number == 50) {
      return EACCES;
    }
    boolean attribute = !attributes && numbers(Kind.ATTRIBUTES).contains(number);
    return attribute || denied.contains(number) ? EPERM : ALLOW;
  }

  private static Set<Integer> numbers(Kind... kinds) {
    Set<Integer> numbers = new HashSet<>();
    for (Kind kind : kinds) {
      for (Syscall call : Syscall.of(kind)) {
        numbers.add(call.number());
      }
    }
    return numbers;
  }

  @Test
  void looksAtArguments() {
    assertThat(run(TCP, X86_64, 41, 2, 1, 0, 0)).as("TCP").isEqualTo(ALLOW);
    assertThat(run(TCP, X86_64, 41, 10, 0x80801, 6, 0)).as("TCP, version 6").isEqualTo(ALLOW);
    assertThat(run(TCP, X86_64, 41, 2, 1, 262, 0)).as("MPTCP").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 41, 2, 1, 132, 0)).as("SCTP").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 41, 2, 2, 0, 0)).as("UDP").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 41, 2, 3, 6, 0)).as("raw").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 41, 1, 1, 0, 0)).as("Unix").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 41, 16, 3, 0, 0)).as("netlink").isEqualTo(EACCES);
    assertThat(run(TCP, X86_64, 44, 0, 0, 0, 0x20000000)).as("fast open").isEqualTo(EPERM);
    assertThat(run(TCP, X86_64, 44, 0, 0, 0, 0x4000)).as("send").isEqualTo(ALLOW);
    assertThat(run(CLOSED, X86_64, 302, 1, 0, 0, 0)).as("limit another").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 141, 0, 1, 0, 0)).as("priority of another").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 141, 2, 0, 0, 0)).as("priority of a user").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 251, 3, 0, 0, 0)).as("priority of a user").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 16, 0, 0x5412, 0, 0)).as("type for another").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 16, 0, 0x541c, 0, 0)).as("type for another").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 16, 0, 0x5401, 0, 0)).as("ask a terminal").isEqualTo(ALLOW);
    assertThat(run(CLOSED, X86_64, 56, 0x10000000, 0, 0, 0)).as("namespace").isEqualTo(EPERM);
    assertThat(run(CLOSED, X86_64, 56, 0x3d0f00, 0, 0, 0)).as("thread").isEqualTo(ALLOW);
  }

  @Test
  void whereNobodyStartsAProcessThreadsAreStillMade() {
    for (int number : new int[] {57, 58, 59, 322}) {
      assertThat(run(NOBODY, X86_64, number, 0, 0, 0, 0)).isEqualTo(EACCES);
    }
    assertThat(run(NOBODY, X86_64, 56, 0x4111, 0, 0, 0)).isEqualTo(EACCES);
    assertThat(run(NOBODY, X86_64, 56, 0x3d0f00, 0, 0, 0)).isEqualTo(ALLOW);
    assertThat(run(NOBODY, X86_64, 435, 0, 0, 0, 0)).isEqualTo(ENOSYS);
    assertThat(run(NOBODY, X86_64, 0, 0, 0, 0, 0)).isEqualTo(ALLOW);
  }

  @Test
  void endsWhatSpeaksTheNumbersOfAnotherMachine() {
    for (byte[] filter : List.of(CLOSED, TCP, NOBODY)) {
      assertThat(run(filter, ARM_64, 0, 0, 0, 0, 0)).isEqualTo(KILL);
      assertThat(run(filter, X86_64, X32, 0, 0, 0, 0)).isEqualTo(ENOSYS);
      assertThat(run(filter, X86_64, X32 | 520, 0, 0, 0, 0)).isEqualTo(ENOSYS);
      assertThat(run(filter, X86_64, -1, 0, 0, 0, 0)).isEqualTo(ENOSYS);
    }
  }

  private static int run(byte[] filter, int machine, int number, int... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    data.putInt(0, number).putInt(4, machine);
    for (int i = 0; i < arguments.length; i++) {
      data.putLong(16 + i * Long.BYTES, Integer.toUnsignedLong(arguments[i]));
    }
    ByteBuffer code = ByteBuffer.wrap(filter).order(ByteOrder.nativeOrder());
    int loaded = 0;
    for (int at = 0; ; at += Long.BYTES) {
      int value = code.getInt(at + 4);
      int operation = code.getShort(at);
      if (operation == 0x06) {
        return value;
      } else if (operation == 0x20) {
        loaded = data.getInt(value);
      } else if (operation == 0x54) {
        loaded &= value;
      } else {
        int jump = code.get(at + (holds(operation, loaded, value) ? 2 : 3)) & 0xff;
        at += jump * Long.BYTES;
      }
    }
  }

  private static boolean holds(int operation, int loaded, int value) {
    return switch (operation) {
      case 0x15 -> loaded == value;
      case 0x35 -> Integer.compareUnsigned(loaded, value) >= 0;
      case 0x45 -> (loaded & value) != 0;
      default -> throw new IllegalArgumentException("instruction " + operation);
    };
  }

  /** What no header here knows is newer than the machine's; the kernel's names must be right. */
  @Test
  void theNumbersAreThoseOfTheKernelsHeaders() throws Exception {
    Path header = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
    assumeTrue(Files.exists(header), "the kernel's headers are not installed here");
    String text = Files.readString(header);
    List<String> wrong = new ArrayList<>();
    for (Syscall call : Syscall.values()) {
      String name = call.name().toLowerCase(Locale.ROOT);
      boolean known = text.contains("#define __NR_" + name + " ");
      if (known && !text.contains("#define __NR_" + name + " " + call.number() + "\n")) {
        wrong.add(call + " " + call.number());
      }
      if (!known && call.number() < 452) {
        wrong.add("no " + call);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
