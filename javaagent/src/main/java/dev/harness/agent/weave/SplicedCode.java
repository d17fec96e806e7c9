package dev.harness.agent.weave;

import static dev.harness.agent.weave.ClassLayout.u2;
import static dev.harness.agent.weave.ClassLayout.u4;

import java.util.List;

/** The code of one method, as a class file holds it, that gets more code in front. */
final class SplicedCode {
  /** Bytes of an attribute's name and length, then of the sizes of stack and variables. */
  private static final int TO_LENGTH = 10;

  private static final int HANDLER_BYTES = 8;
  private static final int LINE_BYTES = 4;
  private static final int VARIABLE_BYTES = 10;
  private static final int MOST_CODE = 0xffff;

  private final byte[] file;
  private final ClassLayout layout;
  private final AddedConstants constants;
  private final int start;
  private final ClassBytes out;
  private int shift;

  /** {@code start} is the offset of the attribute that holds the code. */
  SplicedCode(byte[] file, ClassLayout layout, AddedConstants constants, int start) {
    this.file = file;
    this.layout = layout;
    this.constants = constants;
    this.start = start;
    this.out = new ClassBytes(layout.afterAttribute(start) - start + 128);
  }

  /** The attribute with what goes in front, behind name and length. */
  byte[] with(Prologue prologue) {
    byte[] front = prologue.code();
    shift = front.length;
    int length = u4(file, start + TO_LENGTH);
    int code = start + TO_LENGTH + 4;
    if (length + shift > MOST_CODE) {
      throw new IllegalArgumentException("a method's code would be too long");
    }
    out.u2(u2(file, start + 6) + RowMethod.STACK).u2(u2(file, start + 8));
    out.u4(length + shift).all(front, 0, shift).all(file, code, code + length);
    int attributes = handlers(code + length);
    attributes(attributes, prologue.frames());
    return out.bytes();
  }

  private int handlers(int table) {
    int at = table + 2;
    int count = u2(file, table);
    out.u2(count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 6; j += 2) {
        out.u2(u2(file, at + j) + shift);
      }
      out.all(file, at + 6, at + HANDLER_BYTES);
      at += HANDLER_BYTES;
    }
    return at;
  }

  private void attributes(int table, List<Integer> added) {
    int at = table + 2;
    int count = u2(file, table);
    int counted = out.size();
    int written = 0;
    boolean hasFrames = false;
    out.u2(0);
    for (int i = 0; i < count; i++) {
      if (layout.isText(at, "StackMapTable")) {
        frames(u2(file, at), at + 6, added);
        hasFrames = true;
        written++;
      } else if (layout.isText(at, "LineNumberTable")) {
        positions(at, LINE_BYTES);
        written++;
      } else if (layout.isText(at, "LocalVariableTable")
          || layout.isText(at, "LocalVariableTypeTable")) {
        positions(at, VARIABLE_BYTES);
        written++;
      } else if (!layout.isText(at, "RuntimeInvisibleTypeAnnotations")
          && !layout.isText(at, "RuntimeVisibleTypeAnnotations")) {
        throw new IllegalArgumentException("code with " + layout.text(at));
      }
      at = layout.afterAttribute(at);
    }
    if (!hasFrames && !added.isEmpty()) {
      frames(constants.text("StackMapTable"), -1, added);
      written++;
    }
    out.setU2(counted, written);
  }

  private void frames(int name, int table, List<Integer> added) {
    ClassBytes frames = new ClassBytes(64);
    int object = added.isEmpty() ? 0 : constants.type("java/lang/Object");
    new Frames(file, table, shift, frames).write(added, object);
    out.u2(name).u4(frames.size()).all(frames.bytes(), 0, frames.size());
  }

  /** A table each of whose entries begins with a place in the code. */
  private void positions(int at, int size) {
    int count = u2(file, at + 6);
    int entry = at + 8;
    out.all(file, at, entry);
    for (int i = 0; i < count; i++) {
      out.u2(u2(file, entry) + shift).all(file, entry + 2, entry + size);
      entry += size;
    }
  }
}
