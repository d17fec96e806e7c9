package dev.harness.agent.weave;

import java.util.Arrays;

/** Bytes of a class file that are being written. */
final class ClassBytes {
  private byte[] bytes;
  private int size;

  /** {@code room} is how many bytes there will be at most, or so. */
  ClassBytes(int room) {
    bytes = new byte[room];
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  ClassBytes u1(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ClassBytes u2(int value) {
    return u1(value >> 8).u1(value);
  }

  ClassBytes u4(int value) {
    return u2(value >> 16).u2(value);
  }

  ClassBytes u8(long value) {
    return u4((int) (value >> 32)).u4((int) value);
  }

  /** A text of plain letters, after its length. */
  @SuppressWarnings("deprecation")
  ClassBytes text(String text) {
    int length = text.length();
    u2(length);
    room(length);
    text.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Part of an array. */
  ClassBytes all(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
    return this;
  }

  /** Writes over what is there. */
  void setU2(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
