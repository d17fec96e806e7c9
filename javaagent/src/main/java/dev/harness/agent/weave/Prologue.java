package dev.harness.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Assembles code that is put in front of a method's own: the few instructions by which rows ask.
 * What it does not know fails.
 */
final class Prologue extends MethodVisitor {
  private static final int WORD = 4;
  private static final int LDC_W = 19;
  private static final int LDC2_W = 20;
  private static final int WIDE = 196;
  private static final int SHORT_SLOTS = 256;

  private final AddedConstants constants;
  private final ClassBytes code = new ClassBytes(64);
  private final List<Integer> frames = new ArrayList<>();

  /** Where the branch is that waits for its label. */
  private int branch = -1;

  private @Nullable Label target;

  Prologue(AddedConstants constants) {
    super(Opcodes.ASM9);
    this.constants = constants;
  }

  /** Its instructions, filled up so that the tables of switches behind it stay aligned. */
  byte[] code() {
    while (code.size() % WORD != 0) {
      code.u1(Opcodes.NOP);
    }
    if (target != null) {
      throw new IllegalStateException("a branch leads nowhere");
    }
    return code.bytes();
  }

  /** Where only an object is on the stack, and the variables are as at the start. */
  List<Integer> frames() {
    return frames;
  }

  @Override
  public void visitInsn(int opcode) {
    code.u1(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    code.u1(opcode);
    if (opcode == Opcodes.SIPUSH) {
      code.u2(operand);
    } else {
      code.u1(operand);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    if (slot < SHORT_SLOTS) {
      code.u1(opcode).u1(slot);
    } else {
      code.u1(WIDE).u1(opcode).u2(slot);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof Long number) {
      code.u1(LDC2_W).u2(constants.number(number));
    } else {
      code.u1(LDC_W).u2(constants.type(((Type) value).getInternalName()));
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    code.u1(opcode).u2(constants.type(type));
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    code.u1(opcode).u2(constants.field(owner, name, descriptor));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (isInterface) {
      throw new IllegalArgumentException(owner + " is an interface");
    }
    code.u1(opcode).u2(constants.method(owner, name, descriptor));
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    branch = code.size();
    target = label;
    code.u1(opcode).u2(0);
  }

  @Override
  public void visitLabel(Label label) {
    if (label != target) {
      throw new IllegalArgumentException("only the last branch may have a target");
    }
    code.setU2(branch + 1, code.size() - branch);
    target = null;
  }

  @Override
  public void visitFrame(int type, int locals, Object[] local, int stack, Object[] values) {
    if (type != Opcodes.F_SAME1 || !"java/lang/Object".equals(values[0])) {
      throw new IllegalArgumentException("only an object may be on the stack");
    }
    frames.add(code.size());
  }
}
