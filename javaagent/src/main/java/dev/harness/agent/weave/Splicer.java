package dev.harness.agent.weave;

import static dev.harness.agent.weave.ClassLayout.u2;

import org.jspecify.annotations.Nullable;

/**
 * Puts code in front of a few methods of a class and copies everything else byte by byte. To read
 * and write whole classes, as a library does, was most of the work of a start.
 */
final class Splicer {
  private final byte[] file;
  private final ClassLayout layout;
  private final AddedConstants constants;
  private final @Nullable Prologue[] prologues;

  Splicer(byte[] file, ClassLayout layout) {
    this.file = file;
    this.layout = layout;
    this.constants = new AddedConstants(u2(file, ClassLayout.CONSTANT_COUNT));
    this.prologues = new Prologue[layout.methods()];
  }

  /** Whether a method has got code in front. */
  boolean hasBefore(int method) {
    return prologues[method] != null;
  }

  /** What writes the code in front of a method. */
  Prologue before(int method) {
    Prologue prologue = new Prologue(constants);
    prologues[method] = prologue;
    return prologue;
  }

  /** The class file with it. */
  byte[] splice() {
    int first = layout.method(0);
    int end = layout.method(layout.methods());
    ClassBytes methods = new ClassBytes(end - first + 512);
    for (int i = 0; i < prologues.length; i++) {
      method(methods, i);
    }
    byte[] added = constants.bytes();
    ClassBytes all = new ClassBytes(file.length + methods.size() + added.length);
    all.all(file, 0, ClassLayout.CONSTANT_COUNT).u2(constants.count());
    all.all(file, ClassLayout.CONSTANT_COUNT + 2, layout.members()).all(added, 0, added.length);
    all.all(file, layout.members(), first).all(methods.bytes(), 0, methods.size());
    return all.all(file, end, file.length).bytes();
  }

  private void method(ClassBytes out, int number) {
    int start = layout.method(number);
    int end = layout.method(number + 1);
    Prologue prologue = prologues[number];
    if (prologue == null) {
      out.all(file, start, end);
      return;
    }
    int code = layout.attribute(start, "Code");
    if (code < 0) {
      throw new IllegalArgumentException("a method without code asks nothing");
    }
    int after = layout.afterAttribute(code);
    byte[] spliced = new SplicedCode(file, layout, constants, code).with(prologue);
    out.all(file, start, code + 2).u4(spliced.length).all(spliced, 0, spliced.length);
    out.all(file, after, end);
  }
}
