package dev.harness.agent.kernel;

import java.nio.ByteBuffer;

/** Writes a seccomp filter: what is said about one system call, one after another. */
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
  private static final int INSTRUCTION = 8;
  private static final int MOST = 4096;

  private final ByteBuffer code = Memory.buffer(MOST * INSTRUCTION);

  /** Starts with what must hold for every call: the numbers are those of x86-64. */
  FilterCode() {
    put(LOAD, 0, 0, ARCHITECTURE);
    put(IF_EQUAL, 1, 0, X86_64);
    put(RETURN, 0, 0, KILL);
    put(LOAD, 0, 0, NUMBER);
    put(IF_AT_LEAST, 0, 1, X32);
    fail(X64.ENOSYS);
  }

  /** These calls fail. */
  FilterCode deny(int error, int... numbers) {
    for (int number : numbers) {
      put(IF_EQUAL, 0, 1, number);
      fail(error);
    }
    return this;
  }

  /** This call fails if an argument has any of these bits. */
  FilterCode denyBits(int error, int number, int argument, int bits) {
    put(IF_EQUAL, 0, 4, number);
    argument(argument);
    put(IF_ANY_BIT, 0, 1, bits);
    fail(error);
    allow();
    return this;
  }

  /** This call fails if it lacks all of these bits. */
  FilterCode denyWithout(int error, int number, int argument, int bits) {
    put(IF_EQUAL, 0, 4, number);
    argument(argument);
    put(IF_ANY_BIT, 1, 0, bits);
    fail(error);
    allow();
    return this;
  }

  /** This call fails if an argument has this value. */
  FilterCode denyValue(int error, int number, int argument, int value) {
    put(IF_EQUAL, 0, 4, number);
    argument(argument);
    put(IF_EQUAL, 0, 1, value);
    fail(error);
    put(LOAD, 0, 0, NUMBER);
    return this;
  }

  /** This call fails unless an argument is zero: the caller itself. */
  FilterCode onlySelf(int error, int number, int argument) {
    put(IF_EQUAL, 0, 4, number);
    argument(argument);
    put(IF_EQUAL, 1, 0, 0);
    fail(error);
    put(LOAD, 0, 0, NUMBER);
    return this;
  }

  /** Sockets are TCP over IP, and not by a protocol that only looks like it. */
  FilterCode onlyTcp(int error, int number) {
    put(IF_EQUAL, 0, 11, number);
    argument(0);
    put(IF_EQUAL, 1, 0, 2);
    put(IF_EQUAL, 0, 6, 10);
    argument(1);
    put(AND, 0, 0, 0xf);
    put(IF_EQUAL, 0, 3, 1);
    argument(2);
    put(IF_EQUAL, 2, 0, 0);
    put(IF_EQUAL, 1, 0, 6);
    fail(error);
    allow();
    return this;
  }

  /** The filter; what nothing was said about is allowed. */
  byte[] end() {
    allow();
    byte[] filter = new byte[code.position()];
    code.flip().get(filter);
    return filter;
  }

  private void argument(int index) {
    put(LOAD, 0, 0, ARGUMENTS + index * Long.BYTES);
  }

  private void allow() {
    put(RETURN, 0, 0, ALLOW);
  }

  private void fail(int error) {
    put(RETURN, 0, 0, ERROR | error);
  }

  private void put(int operation, int ifTrue, int ifFalse, int value) {
    code.putShort((short) operation).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
  }
}
