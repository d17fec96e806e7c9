package dev.harness.agent.weave;

import dev.harness.interceptors.Arg;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.interceptors.Verb;
import java.util.List;
import java.util.function.BiConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Inserts the calls of the rows of one method: some at its start, some at each return. */
final class RowMethod extends MethodVisitor {
  /** Places of the stack that the calls need beside what the method needs itself. */
  static final int STACK = 7;

  private static final String OBJECT = "Ljava/lang/Object;";

  private final String owner;
  private final boolean isStatic;
  private final Type[] parameters;
  private final Type result;
  private final List<BoundRow> rows;
  private final Shapes shapes;
  private final long key;
  private final boolean verifies;
  private int spawned;

  /** How to read a value behind an argument: the type of a field or of a method's result. */
  interface Shapes {
    /** Descriptor of the field or result named {@code via} of {@code owner}. */
    String descriptorOf(String owner, String via);
  }

  RowMethod(
      MethodVisitor next,
      String owner,
      int access,
      String descriptor,
      List<BoundRow> rows,
      Shapes shapes,
      long key,
      boolean verifies) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.parameters = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.rows = rows;
    this.shapes = shapes;
    this.key = key;
    this.verifies = verifies;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    for (BoundRow row : rows) {
      switch (row.row().verb()) {
        case CHECK -> check(row);
        case REPLACE -> replace(row);
        case ROOM -> GateCalls.call(mv, "requireRoomToWeave", "()V");
        case CARRY -> carry(row.row().subject());
        default -> {}
      }
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      for (BoundRow row : rows) {
        atReturn(row);
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String type, String name, String descriptor, boolean isInterface) {
    if (name.equals("forkAndExec") && spawns()) {
      spawned++;
      mv.visitLdcInsn(key);
      GateCalls.call(mv, "spawn", "(" + OBJECT + descriptor.substring(1).replace(")", "J)"));
    } else {
      super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
    }
  }

  private boolean spawns() {
    for (BoundRow row : rows) {
      if (row.spawns()) {
        return true;
      }
    }
    return false;
  }

  /** A body without the call that the gate is to make would start processes unseen. */
  @Override
  public void visitEnd() {
    super.visitEnd();
    for (BoundRow row : rows) {
      if (row.spawns() && spawned != 1) {
        throw new UnboundRowException(row.row(), spawned);
      }
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }

  private void check(BoundRow row) {
    Interception data = row.row();
    GateCalls.push(mv, row.site());
    load(data.subject());
    boolean number = isInt(data.detail());
    load(data.detail());
    call("check", "I" + OBJECT + (number ? "I" : OBJECT), OBJECT);
    if (data.answer().isReturned()) {
      returnUnlessNull(data.answer());
    } else {
      mv.visitInsn(Opcodes.POP);
    }
  }

  /** Ends the method with what the gate gave, if it gave something. */
  private void returnUnlessNull(OwnAnswer answer) {
    Label allowed = new Label();
    mv.visitInsn(Opcodes.DUP);
    mv.visitJumpInsn(Opcodes.IFNULL, allowed);
    if (answer == OwnAnswer.NOTHING) {
      mv.visitInsn(Opcodes.POP);
      nothing();
    } else if (result.getSort() == Type.INT) {
      mv.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Integer");
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
    } else {
      mv.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    }
    mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    mv.visitLabel(allowed);
    mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
    mv.visitInsn(Opcodes.POP);
  }

  private void nothing() {
    switch (result.getSort()) {
      case Type.VOID -> {}
      case Type.BOOLEAN, Type.INT -> mv.visitInsn(Opcodes.ICONST_0);
      case Type.LONG -> mv.visitInsn(Opcodes.LCONST_0);
      case Type.OBJECT, Type.ARRAY -> mv.visitInsn(Opcodes.ACONST_NULL);
      default -> throw new IllegalArgumentException(owner + " returns " + result);
    }
  }

  private void replace(BoundRow row) {
    Arg parameter = row.row().subject();
    load(parameter);
    GateCalls.push(mv, row.site());
    load(row.row().detail());
    call("filter", OBJECT + "I" + OBJECT, OBJECT);
    store(parameter);
  }

  private void carry(Arg task) {
    load(task);
    mv.visitLdcInsn(parameters[task.index()]);
    call("carry", OBJECT + "Ljava/lang/Class;", OBJECT);
    store(task);
  }

  private void atReturn(BoundRow row) {
    Interception data = row.row();
    if (data.verb() == Verb.FILTER) {
      GateCalls.push(mv, row.site());
      load(data.subject());
      call("filter", OBJECT + "I" + OBJECT, OBJECT);
      mv.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    } else if (data.verb() == Verb.OBSERVE) {
      boolean isObject = result.getSort() == Type.OBJECT || result.getSort() == Type.ARRAY;
      if (isObject) {
        mv.visitInsn(Opcodes.DUP);
      } else {
        load(data.detail());
      }
      GateCalls.push(mv, row.site());
      load(data.subject());
      call("observe", OBJECT + "I" + OBJECT, "V");
    } else if (data.verb() == Verb.CONFIRM) {
      confirm(row);
    } else if (data.verb() == Verb.OWN) {
      load(data.subject());
      load(data.detail());
      call("own", OBJECT + OBJECT, "V");
    }
  }

  private void confirm(BoundRow row) {
    if (result.getSort() == Type.INT) {
      mv.visitInsn(Opcodes.DUP);
    } else {
      GateCalls.push(mv, -1);
    }
    GateCalls.push(mv, row.site());
    load(row.row().detail());
    load(row.row().subject());
    if (isInt(Arg.arg(1))) {
      load(Arg.arg(1));
    } else {
      GateCalls.push(mv, 0);
    }
    call("confirm", "II" + OBJECT + OBJECT + "I", "V");
  }

  /** Calls the gate with what is on the stack, and the key. */
  private void call(String method, String arguments, String result) {
    if (verifies) {
      GateCalls.verify(mv, key);
    }
    mv.visitLdcInsn(key);
    GateCalls.call(mv, method, "(" + arguments + "J)" + result);
  }

  private void store(Arg parameter) {
    mv.visitTypeInsn(Opcodes.CHECKCAST, parameters[parameter.index()].getInternalName());
    mv.visitVarInsn(Opcodes.ASTORE, slot(parameter.index()));
  }

  private void load(Arg arg) {
    switch (arg.source()) {
      case NONE -> mv.visitInsn(Opcodes.ACONST_NULL);
      case THIS -> {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        behind(Type.getObjectType(owner), arg.via(), this::read);
      }
      case PARAMETER -> {
        Type type = parameters[arg.index()];
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot(arg.index()));
        behind(type, arg.via(), this::read);
      }
    }
  }

  /** Goes the way to a value behind one of this type; its type. */
  private Type behind(Type type, String via, BiConsumer<String, String> step) {
    Type at = type;
    for (String name : via.isEmpty() ? List.<String>of() : List.of(via.split("\\.", -1))) {
      String descriptor = shapes.descriptorOf(at.getInternalName(), name);
      step.accept(at.getInternalName(), name);
      boolean isCall = descriptor.startsWith("(");
      at = isCall ? Type.getReturnType(descriptor) : Type.getType(descriptor);
    }
    return at;
  }

  private void read(String type, String step) {
    String descriptor = shapes.descriptorOf(type, step);
    if (step.endsWith("()")) {
      String method = step.substring(0, step.length() - 2);
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, method, descriptor, false);
    } else {
      mv.visitFieldInsn(Opcodes.GETFIELD, type, step, descriptor);
    }
  }

  private boolean isInt(Arg arg) {
    Type from =
        switch (arg.source()) {
          case NONE -> Type.VOID_TYPE;
          case THIS -> Type.getObjectType(owner);
          case PARAMETER ->
              arg.index() < parameters.length ? parameters[arg.index()] : Type.VOID_TYPE;
        };
    return behind(from, arg.via(), (type, step) -> {}).getSort() == Type.INT;
  }

  private int slot(int index) {
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      slot += parameters[i].getSize();
    }
    return slot;
  }
}
