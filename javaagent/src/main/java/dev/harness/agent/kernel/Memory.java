package dev.harness.agent.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What is handed to one system call: a structure outside the heap, given back afterwards. */
final class Memory implements AutoCloseable {
  private final Calls calls;
  private final long address;
  private final int size;

  Memory(Calls calls, byte[] bytes) {
    this.calls = calls;
    this.address = calls.place(bytes);
    this.size = bytes.length;
  }

  /** A structure of 64-bit numbers. */
  static Memory longs(Calls calls, long... values) {
    byte[] bytes = new byte[values.length * Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().put(values);
    return new Memory(calls, bytes);
  }

  /** A path, ended by a zero. */
  static Memory path(Calls calls, String path) {
    return new Memory(calls, (path + '\0').getBytes(StandardCharsets.UTF_8));
  }

  /** An empty buffer in the byte order of the machine. */
  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  long address() {
    return address;
  }

  int size() {
    return size;
  }

  @Override
  public void close() {
    calls.free(address);
  }
}
