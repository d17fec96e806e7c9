package dev.harness.agent.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** The methods that a class has code for itself, and so a gate. */
final class OwnMethods {
  private final Map<String, Integer> accesses = new HashMap<>();
  private final String owner;

  /** None yet, of a class by its internal name. */
  OwnMethods(String owner) {
    this.owner = owner;
  }

  void add(int access, String method) {
    accesses.put(method, access);
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
