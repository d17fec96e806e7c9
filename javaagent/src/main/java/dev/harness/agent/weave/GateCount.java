package dev.harness.agent.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** How often a class calls the gates. */
public final class GateCount {
  private int count;

  private GateCount() {}

  /** The number of calls in a class file. */
  public static int of(byte[] file) {
    GateCount gates = new GateCount();
    int parts = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
    new ClassReader(file).accept(gates.new Methods(), parts);
    return gates.count;
  }

  private final class Methods extends ClassVisitor {
    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Calls();
    }
  }

  private final class Calls extends MethodVisitor {
    Calls() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      count += GateCalls.isGate(owner) ? 1 : 0;
    }
  }
}
