package dev.harness.agent.weave;

import static dev.harness.agent.weave.ClassLayout.u2;

import java.util.List;

/**
 * The table of frames of a method that gets code in front: where branches lead, and what variables
 * and stack hold there.
 */
final class Frames {
  private static final int SAME_LONG = 251;
  private static final int ONE_LONG = 247;
  private static final int FULL = 255;
  private static final int ONE = 64;
  private static final int RESERVED = 128;
  private static final int OBJECT = 7;
  private static final int NEW = 8;

  private final byte[] file;
  private final int shift;
  private final ClassBytes out;
  private int at;

  /**
   * A table that is read.
   *
   * @param file the class file
   * @param at offset of the table's number of frames; negative if there is none
   * @param shift bytes of code in front
   * @param out where the new table goes
   */
  Frames(byte[] file, int at, int shift, ClassBytes out) {
    this.file = file;
    this.at = at;
    this.shift = shift;
    this.out = out;
  }

  /**
   * Writes it.
   *
   * @param added offsets in the code in front where one object is on the stack
   * @param object the constant for its class
   */
  void write(List<Integer> added, int object) {
    int old = at < 0 ? 0 : u2(file, at);
    out.u2(added.size() + old);
    int before = -1;
    for (int i = 0; i < added.size(); i++) {
      int offset = added.get(i);
      out.u1(ONE_LONG).u2(offset - before - 1).u1(OBJECT).u2(object);
      before = offset;
    }
    at += 2;
    for (int i = 0; i < old; i++) {
      frame(i == 0 ? shift - before - 1 : 0);
    }
  }

  /** One frame, that much farther from the one before it. */
  private void frame(int farther) {
    int kind = file[at++] & 0xff;
    if (kind < ONE) {
      same(kind + farther);
    } else if (kind < RESERVED) {
      one(kind - ONE + farther);
    } else {
      out.u1(kind).u2(u2(file, at) + farther);
      at += 2;
      values(kind);
    }
  }

  private void same(int distance) {
    if (distance < ONE) {
      out.u1(distance);
    } else {
      out.u1(SAME_LONG).u2(distance);
    }
  }

  private void one(int distance) {
    if (distance < ONE) {
      out.u1(distance + ONE);
    } else {
      out.u1(ONE_LONG).u2(distance);
    }
    value();
  }

  private void values(int kind) {
    if (kind == ONE_LONG) {
      value();
    } else if (kind == FULL) {
      counted();
      counted();
    } else if (kind > SAME_LONG) {
      for (int i = SAME_LONG; i < kind; i++) {
        value();
      }
    }
  }

  private void counted() {
    int count = u2(file, at);
    out.u2(count);
    at += 2;
    for (int i = 0; i < count; i++) {
      value();
    }
  }

  /** One variable or place of the stack. */
  private void value() {
    int kind = file[at++];
    out.u1(kind);
    if (kind == OBJECT || kind == NEW) {
      out.u2(u2(file, at) + (kind == NEW ? shift : 0));
      at += 2;
    }
  }
}
