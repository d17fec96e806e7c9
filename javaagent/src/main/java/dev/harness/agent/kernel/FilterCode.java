package dev.harness.agent.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a seccomp filter: what is said about each system call, found by halving. The kernel runs a
 * filter for every number when it is put on, so a long list of comparisons would take longer than
 * all else that holds a child.
 */
final class FilterCode {
  private static final int LOAD = 0x20;
  private static final int AND = 0x54;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int ERROR = 0x00050000;
  private static final int KILL = 0x80000000;
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENTS = 16;
  private static final int X86_64 = 0xC000003E;
  private static final int X32 = 0x40000000;
  private static final int FARTHEST = 255;
  private static final List<Instruction> NOTHING = List.of(new Instruction(RETURN, 0, 0, ALLOW));

  private final TreeMap<Integer, List<Instruction>> rules = new TreeMap<>();

  /** One instruction; the jumps count instructions to leave out. */
  private record Instruction(int operation, int ifTrue, int ifFalse, int value) {}

  /** What holds from a number on, up to the next. */
  private record Range(int first, List<Instruction> rule) {}

  /** These calls fail. */
  FilterCode deny(int error, Syscall... calls) {
    for (Syscall call : calls) {
      fail(of(call), error);
    }
    return this;
  }

  /** This call fails if an argument has any of these bits. */
  FilterCode denyBits(int error, Syscall call, int argument, int bits) {
    return denyIf(error, call, argument, new Instruction(IF_ANY_BIT, 0, 1, bits));
  }

  /** This call fails if it lacks all of these bits. */
  FilterCode denyWithout(int error, Syscall call, int argument, int bits) {
    return denyIf(error, call, argument, new Instruction(IF_ANY_BIT, 1, 0, bits));
  }

  /** This call fails if an argument has this value. */
  FilterCode denyValue(int error, Syscall call, int argument, int value) {
    return denyIf(error, call, argument, new Instruction(IF_EQUAL, 0, 1, value));
  }

  /** This call fails unless an argument is zero: the caller itself. */
  FilterCode onlySelf(int error, Syscall call, int argument) {
    return denyIf(error, call, argument, new Instruction(IF_EQUAL, 1, 0, 0));
  }

  /** Sockets are TCP over IP, and not by a protocol that only looks like it. */
  FilterCode onlyTcp(int error, Syscall socket) {
    List<Instruction> rule = of(socket);
    rule.add(argument(0));
    rule.add(new Instruction(IF_EQUAL, 1, 0, 2));
    rule.add(new Instruction(IF_EQUAL, 0, 6, 10));
    rule.add(argument(1));
    rule.add(new Instruction(AND, 0, 0, 0xf));
    rule.add(new Instruction(IF_EQUAL, 0, 3, 1));
    rule.add(argument(2));
    rule.add(new Instruction(IF_EQUAL, 2, 0, 0));
    rule.add(new Instruction(IF_EQUAL, 1, 0, 6));
    fail(rule, error);
    return this;
  }

  /** The filter; what nothing was said about is allowed. The numbers are those of x86-64. */
  byte[] end() {
    List<Instruction> code = new ArrayList<>();
    code.add(new Instruction(LOAD, 0, 0, ARCHITECTURE));
    code.add(new Instruction(IF_EQUAL, 1, 0, X86_64));
    code.add(new Instruction(RETURN, 0, 0, KILL));
    code.add(new Instruction(LOAD, 0, 0, NUMBER));
    code.addAll(halved(ranges()));
    ByteBuffer bytes = Memory.buffer(code.size() * Long.BYTES);
    for (Instruction one : code) {
      bytes.putShort((short) one.operation()).put((byte) one.ifTrue()).put((byte) one.ifFalse());
      bytes.putInt(one.value());
    }
    byte[] filter = new byte[bytes.position()];
    bytes.flip().get(filter);
    return filter;
  }

  private List<Range> ranges() {
    TreeMap<Integer, List<Instruction>> starts = new TreeMap<>(rules);
    starts.putIfAbsent(0, NOTHING);
    starts.put(X32, List.of(failure(Errors.ENOSYS)));
    rules.keySet().forEach(number -> starts.putIfAbsent(number + 1, NOTHING));
    List<Range> ranges = new ArrayList<>();
    for (Map.Entry<Integer, List<Instruction>> start : starts.entrySet()) {
      if (ranges.isEmpty() || !ranges.get(ranges.size() - 1).rule().equals(start.getValue())) {
        ranges.add(new Range(start.getKey(), start.getValue()));
      }
    }
    return ranges;
  }

  private static List<Instruction> halved(List<Range> ranges) {
    if (ranges.size() == 1) {
      return closed(ranges.get(0).rule());
    }
    int middle = ranges.size() / 2;
    List<Instruction> low = halved(ranges.subList(0, middle));
    if (low.size() > FARTHEST) {
      throw new IllegalStateException("a jump too far for a filter: " + low.size());
    }
    List<Instruction> code = new ArrayList<>();
    code.add(new Instruction(IF_AT_LEAST, low.size(), 0, ranges.get(middle).first()));
    code.addAll(low);
    code.addAll(halved(ranges.subList(middle, ranges.size())));
    return code;
  }

  private static List<Instruction> closed(List<Instruction> rule) {
    if (rule.size() == 1) {
      return rule;
    }
    List<Instruction> code = new ArrayList<>(rule);
    code.addAll(NOTHING);
    return code;
  }

  private FilterCode denyIf(int error, Syscall call, int argument, Instruction condition) {
    List<Instruction> rule = of(call);
    rule.add(argument(argument));
    rule.add(condition);
    fail(rule, error);
    return this;
  }

  private List<Instruction> of(Syscall call) {
    return rules.computeIfAbsent(call.number(), number -> new ArrayList<>());
  }

  private static void fail(List<Instruction> rule, int error) {
    rule.add(failure(error));
  }

  private static Instruction failure(int error) {
    return new Instruction(RETURN, 0, 0, ERROR | error);
  }

  private static Instruction argument(int index) {
    return new Instruction(LOAD, 0, 0, ARGUMENTS + index * Long.BYTES);
  }
}
