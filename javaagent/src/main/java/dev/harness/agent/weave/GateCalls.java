package dev.harness.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The calls of the gate as bytecode. */
final class GateCalls {
  static final String GATE = "dev/harness/bootstrap/Gate";
  static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private GateCalls() {}

  static void call(MethodVisitor code, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, method, descriptor, false);
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
