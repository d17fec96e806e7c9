package dev.harness.agent.weave;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods that a class has code for itself, and so a gate. */
final class OwnMethods extends ClassVisitor {
  private final Map<String, Integer> accesses = new HashMap<>();
  private final String owner;

  private OwnMethods(String owner) {
    super(Opcodes.ASM9);
    this.owner = owner;
  }

  static OwnMethods of(ClassReader reader) {
    OwnMethods own = new OwnMethods(reader.getClassName());
    reader.accept(own, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return own;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    accesses.put(name + descriptor, access);
    return null;
  }

  boolean has(String name, String descriptor) {
    return accesses.containsKey(name + descriptor);
  }

  boolean isStatic(String method) {
    return (accesses.getOrDefault(method, 0) & Opcodes.ACC_STATIC) != 0;
  }

  /**
   * Whether a call of this handle runs code of the class, whatever object it is called on. A method
   * that is inherited has the code of another class; so has one of an interface, if an object has
   * it from a class above.
   */
  boolean hasCodeFor(Handle handle) {
    Integer access = accesses.get(handle.getName() + handle.getDesc());
    if (access == null || !handle.getOwner().equals(owner)) {
      return false;
    }
    boolean mayLeadElsewhere =
        handle.getTag() == Opcodes.H_INVOKEINTERFACE && (access & Opcodes.ACC_PRIVATE) == 0;
    return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0 && !mayLeadElsewhere;
  }
}
