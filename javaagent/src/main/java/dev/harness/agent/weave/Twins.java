package dev.harness.agent.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Methods that a class has twice: behind a gate for everybody, and as they were for the class
 * itself, whose gated methods are in the compartment already. Who calls the second by reflection
 * lacks the key that it asks for.
 */
final class Twins {
  private static final int KEPT = Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED;

  private final String owner;
  private final long key;
  private final Map<String, Integer> opcodes = new HashMap<>();

  Twins(String owner, Set<String> methods, OwnMethods own, long key) {
    this.owner = owner;
    this.key = key;
    for (String method : methods) {
      int parameters = method.indexOf('(');
      String name = method.substring(0, parameters);
      if (!own.has(name(name), descriptor(method.substring(parameters)))) {
        opcodes.put(method, own.isStatic(method) ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL);
      }
    }
  }

  boolean has(String method) {
    return opcodes.containsKey(method);
  }

  /** Passes the body of a gated method on, its calls of the class's own methods led to the twin. */
  MethodVisitor redirecting(MethodVisitor next) {
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitMethodInsn(int opcode, String type, String name, String desc, boolean itf) {
        if (type.equals(owner) && has(name + desc)) {
          call(mv, name, desc);
        } else {
          super.visitMethodInsn(opcode, type, name, desc, itf);
        }
      }
    };
  }

  /** Calls the twin; what the method is called on and with is on the stack. */
  private void call(MethodVisitor code, String name, String descriptor) {
    code.visitLdcInsn(key);
    int opcode = opcodes.getOrDefault(name + descriptor, Opcodes.INVOKESTATIC);
    code.visitMethodInsn(opcode, owner, name(name), descriptor(descriptor), false);
  }

  /**
   * Takes a whole method apart: its code becomes the twin, the rest stays with {@code gated}, which
   * calls the twin.
   */
  MethodVisitor split(
      Bridges.MethodMaker maker, MethodVisitor gated, int access, String name, String descriptor) {
    int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (access & KEPT);
    MethodVisitor twin = maker.add(hidden, name(name), descriptor(descriptor));
    return new Split(gated, twin, access, name, descriptor);
  }

  private static String name(String name) {
    return name + "$harness";
  }

  /** The key comes last, so that the code finds its parameters where they were. */
  private static String descriptor(String descriptor) {
    return descriptor.replace(")", "J)");
  }

  /** One method that is taken apart. */
  private final class Split extends MethodVisitor {
    private final MethodVisitor gated;
    private final int access;
    private final String name;
    private final String descriptor;

    Split(MethodVisitor gated, MethodVisitor twin, int access, String name, String descriptor) {
      super(Opcodes.ASM9, twin);
      this.gated = gated;
      this.access = access;
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public void visitParameter(String parameter, int flags) {
      gated.visitParameter(parameter, flags);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      return gated.visitAnnotation(type, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, TypePath path, String type, boolean visible) {
      return gated.visitTypeAnnotation(reference, path, type, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
      gated.visitAnnotableParameterCount(count, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
        int parameter, String type, boolean visible) {
      return gated.visitParameterAnnotation(parameter, type, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      gated.visitAttribute(attribute);
    }

    @Override
    public void visitCode() {
      gated.visitCode();
      int first = 0;
      if ((access & Opcodes.ACC_STATIC) == 0) {
        gated.visitVarInsn(Opcodes.ALOAD, first++);
      }
      int slot = GateCalls.load(gated, Type.getArgumentTypes(descriptor), first);
      call(gated, name, descriptor);
      gated.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
      gated.visitMaxs(0, 0);
      super.visitCode();
      visitVarInsn(Opcodes.LLOAD, slot);
      GateCalls.call(mv, "requireKey", "(J)V");
    }

    @Override
    public void visitEnd() {
      gated.visitEnd();
      super.visitEnd();
    }
  }
}
