package dev.harness.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The calls of the gates as bytecode. */
final class GateCalls {
  private static final String GATE = "dev/harness/bootstrap/Gate";
  private static final String ENTRY_GATE = "dev/harness/bootstrap/EntryGate";
  private static final String VERIFYING = "dev/harness/bootstrap/VerifyingGate";
  static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private GateCalls() {}

  static void call(MethodVisitor code, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, method, descriptor, false);
  }

  static void enter(MethodVisitor code, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, ENTRY_GATE, method, descriptor, false);
  }

  /** Whether a class is one that woven code asks or enters through. */
  static boolean isGate(String owner) {
    return owner.equals(GATE) || owner.equals(ENTRY_GATE);
  }

  /** What comes before a question in verify mode. */
  static void verify(MethodVisitor code, long key) {
    code.visitLdcInsn(key);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, VERIFYING, "before", "(J)V", false);
  }

  /** Loads the parameters of a method, the first of which is in this slot; gives the next slot. */
  static int load(MethodVisitor code, Type[] parameters, int first) {
    int slot = first;
    for (Type parameter : parameters) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    return slot;
  }

  static void push(MethodVisitor code, int value) {
    if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      code.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      code.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      code.visitLdcInsn(value);
    }
  }
}
