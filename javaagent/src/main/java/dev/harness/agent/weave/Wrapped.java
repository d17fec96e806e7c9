package dev.harness.agent.weave;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A native method has no code in which to ask. It gets another name, by which the JVM still finds
 * what it is bound to, and one with code takes its place.
 */
final class Wrapped {
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private Wrapped() {}

  /** Declares the native method by its other name. */
  static void hide(ClassVisitor type, int access, String name, String descriptor, String[] thrown) {
    int hidden = (access & ~VISIBLE) | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    String other = DriverWeaver.NATIVE_PREFIX + name;
    type.visitMethod(hidden, other, descriptor, null, thrown).visitEnd();
  }

  /** The code of the method that takes its place: it hands everything on. */
  static void fill(MethodVisitor code, String owner, int access, String name, String descriptor) {
    code.visitCode();
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    int slot = isStatic ? 0 : 1;
    if (!isStatic) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    int call = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
    code.visitMethodInsn(call, owner, DriverWeaver.NATIVE_PREFIX + name, descriptor, false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
