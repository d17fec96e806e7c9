package dev.harness.agent.weave;

import dev.harness.interceptors.Arg;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.OwnAnswer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What an {@link Enclosure} enters before a method body, and leaves after it. */
interface Entry {
  /** Emits code that enters and leaves the outer compartment on the stack. */
  void emit(MethodVisitor code, long key);

  /** Name of the gate's method that restores it; empty if nothing was entered. */
  default String exit() {
    return "exit";
  }

  /** Emits code that replaces the exception on the stack, which is thrown on. */
  default void thrown(MethodVisitor code, long key) {}

  /** Whether a refusal ends the body without an exception, which would hit somebody else. */
  default boolean isQuiet() {
    return false;
  }

  /** What a row enters; null if it encloses nothing. */
  static @Nullable Entry of(BoundRow bound) {
    Interception row = bound.row();
    boolean isQuiet = row.answer() == OwnAnswer.NOTHING;
    return switch (row.verb()) {
      case AS_OWNER -> new Maker("enterOwner", "exit", isQuiet, 0);
      case AS_MAKER -> new Maker("enterMaker", "exitMaker", isQuiet, slot(bound));
      case AS_HOST -> host();
      case FAILURE -> new Failure(bound.site());
      case AS_DRIVER -> driver(bound.site());
      default -> null;
    };
  }

  /** A gate for tool number {@code tool}. */
  static Entry tool(int tool) {
    return (code, key) -> {
      GateCalls.push(code, tool);
      code.visitLdcInsn(key);
      GateCalls.enter(code, "enter", "(IJ)Ljava/lang/Object;");
    };
  }

  /** Where the receiver of an instance method is, or the parameter that the row names. */
  private static int slot(BoundRow bound) {
    Arg made = bound.row().subject();
    if (made.source() == Arg.Source.THIS) {
      return 0;
    }
    int slot = 1;
    Type[] parameters = Type.getArgumentTypes(bound.parameterDescriptor() + "V");
    for (int i = 0; i < made.index(); i++) {
      slot += parameters[i].getSize();
    }
    return slot;
  }

  /** The authority of whoever made the object in a slot. */
  record Maker(String way, String exit, boolean isQuiet, int slot) implements Entry {
    @Override
    public void emit(MethodVisitor code, long key) {
      code.visitVarInsn(Opcodes.ALOAD, slot);
      code.visitLdcInsn(key);
      GateCalls.enter(code, way, "(Ljava/lang/Object;J)Ljava/lang/Object;");
    }
  }

  /** The authority of a driver at work, as row {@code site} gives it. */
  private static Entry driver(int site) {
    return (code, key) -> {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      GateCalls.push(code, site);
      code.visitLdcInsn(key);
      GateCalls.enter(code, "enterDriver", "(Ljava/lang/Object;IJ)Ljava/lang/Object;");
    };
  }

  /** Nothing is entered; what is thrown goes through the gate, by row {@code site}. */
  record Failure(int site) implements Entry {
    @Override
    public void emit(MethodVisitor code, long key) {
      code.visitInsn(Opcodes.ACONST_NULL);
    }

    @Override
    public String exit() {
      return "";
    }

    @Override
    public void thrown(MethodVisitor code, long key) {
      GateCalls.push(code, site);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitLdcInsn(key);
      GateCalls.call(code, "filter", "(Ljava/lang/Object;ILjava/lang/Object;J)Ljava/lang/Object;");
      code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Throwable");
    }
  }

  /** The host's authority. */
  private static Entry host() {
    return (code, key) -> {
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitLdcInsn(key);
      GateCalls.enter(code, "enterOwner", "(Ljava/lang/Object;J)Ljava/lang/Object;");
    };
  }
}
