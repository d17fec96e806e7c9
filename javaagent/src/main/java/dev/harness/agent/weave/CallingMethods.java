package dev.harness.agent.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds the methods of a class that can run code of others, which is what authority is for. The
 * rest need no gate: what they call in their own class has one if it needs it, and what {@link
 * Harmless} names can neither reach a resource nor call back.
 */
final class CallingMethods extends ClassVisitor {
  private static final int BOUND = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;

  private final Set<String> callers = new HashSet<>();
  private final Map<String, Set<String>> ownCalls = new HashMap<>();
  private final Set<String> bound = new HashSet<>();
  private final OwnMethods own;
  private final String owner;
  private boolean isFinal;
  private boolean isInterface;

  private CallingMethods(String owner) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.own = new OwnMethods(owner);
  }

  static CallingMethods of(ClassReader reader) {
    CallingMethods found = new CallingMethods(reader.getClassName());
    reader.accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    for (Map.Entry<String, Set<String>> method : found.ownCalls.entrySet()) {
      if (!found.bound.containsAll(method.getValue())) {
        found.callers.add(method.getKey());
      }
    }
    return found;
  }

  /** All methods of the class. */
  OwnMethods all() {
    return own;
  }

  /** Whether a method, by name and descriptor, needs a gate. */
  boolean has(String method) {
    return callers.contains(method);
  }

  /** Those that another of them calls in the class itself, and that no subclass can replace. */
  Set<String> calledInside() {
    Set<String> inside = new HashSet<>();
    if (!isInterface) {
      for (String caller : callers) {
        inside.addAll(ownCalls.getOrDefault(caller, Set.of()));
      }
      inside.retainAll(callers);
      inside.retainAll(bound);
      inside.removeIf(method -> method.startsWith("<"));
    }
    return inside;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    isFinal = (access & Opcodes.ACC_FINAL) != 0;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    String method = name + descriptor;
    own.add(access, method);
    boolean hasBody = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (hasBody && (isFinal || (access & BOUND) != 0 || name.equals("<init>"))) {
      bound.add(method);
    }
    return new Body(method);
  }

  /** Notes its method when it meets a call, or an instruction that may initialise a class. */
  private final class Body extends MethodVisitor {
    private final String method;

    Body(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String name, String desc, boolean itf) {
      if (type.equals(owner)) {
        ownCalls.computeIfAbsent(method, none -> new HashSet<>()).add(name + desc);
      } else if (!Harmless.isCall(type, name, desc)) {
        callers.add(method);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String desc, Handle bsm, Object... args) {
      boolean concatenates = bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
      if (!concatenates || !Harmless.isPlain(Type.getArgumentTypes(desc))) {
        callers.add(method);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      if (isStatic && !type.equals(owner)) {
        callers.add(method);
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW && !type.equals(owner) && !Harmless.isClass(type)) {
        callers.add(method);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof ConstantDynamic) {
        callers.add(method);
      }
    }
  }
}
