package dev.harness.agent.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns references to methods without a gate, such as {@code file::delete}, into references to new
 * private methods of the tool's class. The lambda class that the JDK spins for a reference has no
 * gate; the new method has one. A serialisable reference to another class can no longer be read
 * back: it would come back without a gate.
 */
final class Bridges {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private final OwnMethods own;
  private final Map<Wanted, Handle> bridges = new LinkedHashMap<>();

  /** A method to be called, and the parameters of the bridge to it. */
  private record Wanted(Handle target, String descriptor) {
    /** Written out: what a record has of itself is linked at run time, which is dear at a start. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Wanted wanted
          && target.equals(wanted.target)
          && descriptor.equals(wanted.descriptor);
    }

    @Override
    public int hashCode() {
      return 31 * target.hashCode() + descriptor.hashCode();
    }
  }

  /** Methods of the class itself need no bridge. */
  Bridges(OwnMethods own) {
    this.own = own;
  }

  /** Makes the new methods. */
  interface MethodMaker {
    /** Adds a method to the class. */
    MethodVisitor add(int access, String name, String descriptor);
  }

  /** Passes a method body on, its method references redirected. */
  MethodVisitor redirecting(MethodVisitor next, String owner, boolean isInterface) {
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitInvokeDynamicInsn(String name, String desc, Handle bsm, Object... args) {
        Object[] redirected = args;
        if (bsm.getOwner().equals(METAFACTORY) && isForeign(args)) {
          redirected = args.clone();
          redirected[1] = bridge((Handle) args[1], desc, owner, isInterface);
        }
        super.visitInvokeDynamicInsn(name, desc, bsm, redirected);
      }
    };
  }

  /** Adds the new methods to the class. */
  void emit(MethodMaker maker) {
    for (Map.Entry<Wanted, Handle> entry : bridges.entrySet()) {
      Handle bridge = entry.getValue();
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code = maker.add(access, bridge.getName(), bridge.getDesc());
      code.visitCode();
      body(code, entry.getKey().target(), bridge.getDesc());
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  private boolean isForeign(Object[] args) {
    return args.length > 1 && args[1] instanceof Handle handle && !own.hasCodeFor(handle);
  }

  private Handle bridge(Handle target, String captured, String owner, boolean isInterface) {
    Wanted wanted = new Wanted(target, descriptor(target, Type.getArgumentTypes(captured)));
    Handle known = bridges.get(wanted);
    if (known != null) {
      return known;
    }
    String name = "harness$reference$" + bridges.size();
    Handle bridge =
        new Handle(Opcodes.H_INVOKESTATIC, owner, name, wanted.descriptor(), isInterface);
    bridges.put(wanted, bridge);
    return bridge;
  }

  /** A captured receiver may be of a subclass, but a static method must name its type exactly. */
  private static String descriptor(Handle target, Type[] captured) {
    String descriptor = target.getDesc();
    Type receiver = Type.getObjectType(target.getOwner());
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> descriptor;
      case Opcodes.H_NEWINVOKESPECIAL ->
          Type.getMethodDescriptor(receiver, Type.getArgumentTypes(descriptor));
      default ->
          "("
              + (captured.length == 0 ? receiver : captured[0]).getDescriptor()
              + descriptor.substring(1);
    };
  }

  private static void body(MethodVisitor code, Handle target, String descriptor) {
    boolean constructor = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (constructor) {
      code.visitTypeInsn(Opcodes.NEW, target.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    GateCalls.load(code, Type.getArgumentTypes(descriptor), 0);
    code.visitMethodInsn(
        opcode(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
  }

  private static int opcode(Handle target) {
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      default -> Opcodes.INVOKESPECIAL;
    };
  }
}
