package dev.harness.it.tool;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Class files made by hand. */
final class Hostile {
  private Hostile() {}

  /** An empty class of this package. */
  static byte[] plain(String name) {
    ClassWriter type = new ClassWriter(0);
    String full = Hostile.class.getPackageName().replace('.', '/') + "/" + name;
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, full, null, "java/lang/Object", null);
    type.visitEnd();
    return type.toByteArray();
  }
}
