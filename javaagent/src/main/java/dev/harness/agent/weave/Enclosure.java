package dev.harness.agent.weave;

import dev.harness.interceptors.Arg;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.interceptors.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;

/**
 * Puts a method body between an entry and an exit of a compartment, whether it returns or throws.
 *
 * <p>A constructor gets two handlers: the arguments of its {@code super(...)} are code as well, and
 * while they run {@code this} is not yet an object that a frame could name. Code that branches to
 * one of several such calls changes between the two. No handler can stand around the call itself,
 * so the gate is told before and after it.
 */
final class Enclosure extends AdviceAdapter {
  /** What is entered. */
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
  }

  private final Entry entry;
  private final long key;
  private final boolean constructor;
  private final boolean frames;
  private final List<Label[]> beforeSuper = new ArrayList<>();
  private final List<Label[]> body = new ArrayList<>();
  private Label start = new Label();
  private int saved;

  /** What handlers say of {@code this}: the code may have put something else in its place. */
  private Object receiver = Opcodes.TOP;

  /** Whether {@code this} is not yet an object, in the code that is being visited. */
  private boolean raw;

  Enclosure(
      MethodVisitor next,
      int access,
      String name,
      String descriptor,
      int classVersion,
      Entry entry,
      long key) {
    super(Opcodes.ASM9, next, access, name, descriptor);
    this.entry = entry;
    this.key = key;
    this.constructor = name.equals("<init>");
    this.raw = constructor;
    this.frames = (classVersion & 0xffff) >= Opcodes.V1_6;
  }

  /** Encloses a method if one of its rows says so; {@code next} asks before anything is entered. */
  static MethodVisitor around(
      MethodVisitor next,
      List<BoundRow> rows,
      int access,
      String name,
      String descriptor,
      int classVersion,
      long key) {
    boolean needsThis = rows.stream().anyMatch(row -> row.row().verb() == Verb.FAILURE);
    MethodVisitor code = next;
    for (BoundRow row : rows) {
      Entry entry = entry(row);
      if (entry != null) {
        Enclosure outer = new Enclosure(code, access, name, descriptor, classVersion, entry, key);
        outer.receiver = needsThis ? "java/lang/Object" : Opcodes.TOP;
        code = outer;
      }
    }
    return code;
  }

  /** What a row enters; null if it encloses nothing. */
  static @Nullable Entry entry(BoundRow bound) {
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
      GateCalls.call(code, "enter", "(IJ)Ljava/lang/Object;");
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
  private record Maker(String way, String exit, boolean isQuiet, int slot) implements Entry {
    @Override
    public void emit(MethodVisitor code, long key) {
      code.visitVarInsn(Opcodes.ALOAD, slot);
      code.visitLdcInsn(key);
      GateCalls.call(code, way, "(Ljava/lang/Object;J)Ljava/lang/Object;");
    }
  }

  /** The authority of a driver at work, as row {@code site} gives it. */
  private static Entry driver(int site) {
    return (code, key) -> {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      GateCalls.push(code, site);
      code.visitLdcInsn(key);
      GateCalls.call(code, "enterDriver", "(Ljava/lang/Object;IJ)Ljava/lang/Object;");
    };
  }

  /** Nothing is entered; what is thrown goes through the gate, by row {@code site}. */
  private record Failure(int site) implements Entry {
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
      GateCalls.call(code, "enterOwner", "(Ljava/lang/Object;J)Ljava/lang/Object;");
    };
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (constructor) {
      enter();
    }
  }

  @Override
  protected void onMethodEnter() {
    if (constructor) {
      raw = false;
    } else {
      enter();
    }
  }

  /** Code that is reached by a branch: its frame says what {@code this} is there. */
  @Override
  public void visitFrame(int type, int locals, Object[] local, int stack, Object[] values) {
    boolean isRaw = Arrays.asList(local).subList(0, locals).contains(Opcodes.UNINITIALIZED_THIS);
    if (constructor && isRaw != raw) {
      endRange();
      raw = isRaw;
      startRange();
    }
    super.visitFrame(type, locals, local, stack, values);
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    boolean fragile = raw && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>");
    if (!fragile) {
      super.visitMethodInsn(opcode, owner, name, desc, itf);
      return;
    }
    boolean harmless = owner.equals("java/lang/Object");
    tell("fragile", harmless);
    endRange();
    super.visitMethodInsn(opcode, owner, name, desc, itf);
    startRange();
    tell("firm", harmless);
  }

  private void startRange() {
    start = new Label();
    mv.visitLabel(start);
  }

  private void endRange() {
    Label end = new Label();
    mv.visitLabel(end);
    if (start.getOffset() < end.getOffset()) {
      (raw ? beforeSuper : body).add(new Label[] {start, end});
    }
  }

  private void tell(String what, boolean harmless) {
    if (!harmless) {
      mv.visitVarInsn(Opcodes.ALOAD, saved);
      mv.visitLdcInsn(key);
      GateCalls.call(mv, what, "(Ljava/lang/Object;J)V");
    }
  }

  private void enter() {
    saved = newLocal(GateCalls.OBJECT);
    entry.emit(mv, key);
    mv.visitVarInsn(Opcodes.ASTORE, saved);
    startRange();
  }

  @Override
  protected void onMethodExit(int opcode) {
    if (opcode != Opcodes.ATHROW) {
      exit();
    }
  }

  private void exit() {
    if (entry.exit().isEmpty()) {
      return;
    }
    mv.visitVarInsn(Opcodes.ALOAD, saved);
    mv.visitLdcInsn(key);
    GateCalls.call(mv, entry.exit(), "(Ljava/lang/Object;J)V");
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    endRange();
    handler(beforeSuper, Opcodes.UNINITIALIZED_THIS, null);
    if (entry.isQuiet()) {
      handler(body, receiver, "java/lang/SecurityException");
    }
    handler(body, receiver, null);
    super.visitMaxs(maxStack, maxLocals);
  }

  /**
   * Restores, and throws on or, where only this is {@code caught}, returns nothing. Last in the
   * table, so the body's own handlers come first.
   */
  private void handler(List<Label[]> ranges, Object receiver, @Nullable String caught) {
    if (ranges.isEmpty()) {
      return;
    }
    Label handler = new Label();
    for (Label[] range : ranges) {
      mv.visitTryCatchBlock(range[0], range[1], handler, caught);
    }
    mv.visitLabel(handler);
    if (frames) {
      Object[] locals = new Object[saved + 1];
      Arrays.fill(locals, Opcodes.TOP);
      locals[0] = receiver;
      locals[saved] = "java/lang/Object";
      String thrown = caught == null ? "java/lang/Throwable" : caught;
      mv.visitFrame(Opcodes.F_NEW, saved + 1, locals, 1, new Object[] {thrown});
    }
    exit();
    if (caught == null) {
      entry.thrown(mv, key);
      mv.visitInsn(Opcodes.ATHROW);
    } else {
      mv.visitInsn(Opcodes.POP);
      returnNothing();
    }
  }

  private void returnNothing() {
    if (Type.getReturnType(methodDesc).equals(Type.VOID_TYPE)) {
      mv.visitInsn(Opcodes.RETURN);
    } else {
      mv.visitInsn(Opcodes.ACONST_NULL);
      mv.visitInsn(Opcodes.ARETURN);
    }
  }
}
