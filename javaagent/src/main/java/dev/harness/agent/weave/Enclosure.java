package dev.harness.agent.weave;

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
    boolean needsThis = false;
    for (BoundRow row : rows) {
      needsThis |= row.row().verb() == Verb.FAILURE;
    }
    MethodVisitor code = next;
    for (BoundRow row : rows) {
      Entry entry = Entry.of(row);
      if (entry != null) {
        Enclosure outer = new Enclosure(code, access, name, descriptor, classVersion, entry, key);
        outer.receiver = needsThis ? "java/lang/Object" : Opcodes.TOP;
        code = outer;
      }
    }
    return code;
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
      GateCalls.enter(mv, what, "(Ljava/lang/Object;J)V");
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
    GateCalls.enter(mv, entry.exit(), "(Ljava/lang/Object;J)V");
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
