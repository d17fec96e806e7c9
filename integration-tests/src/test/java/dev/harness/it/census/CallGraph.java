package dev.harness.it.census;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Who calls whom in a JDK, as far as the class files tell. */
final class CallGraph {
  /** What is known of a class. */
  record Type(int access, List<String> parents) {}

  private final Map<String, Type> types = new HashMap<>();
  private final Map<Method, Integer> methods = new HashMap<>();
  private final Map<Method, List<Method>> calls = new HashMap<>();
  private final Map<Method, Set<Method>> callers = new HashMap<>();
  private final Set<String> exported = new HashSet<>();

  void addType(String name, int access, List<String> parents) {
    types.put(name, new Type(access, parents));
  }

  void addMethod(Method method, int access) {
    methods.put(method, access);
  }

  void addCall(Method from, Method to) {
    calls.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
  }

  void addExport(String packageName) {
    exported.add(packageName);
  }

  /** Turns calls round, each to the class that declares what is called. */
  CallGraph link() {
    calls.forEach(
        (to, from) -> callers.computeIfAbsent(declared(to), key -> new HashSet<>()).addAll(from));
    calls.clear();
    return this;
  }

  /** The methods without a body in Java. */
  List<Method> natives() {
    return methods.keySet().stream()
        .filter(method -> (methods.get(method) & Opcodes.ACC_NATIVE) != 0)
        .toList();
  }

  /** Whether anybody can call it without being called by the JDK first. */
  boolean isDoor(Method method) {
    boolean visible = (access(method) & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    boolean constructed = method.name().equals("<init>") && visible;
    return method.name().equals("<clinit>") || constructed || (visible && isExported(method));
  }

  /** The methods that may lead here directly: callers, and what this one overrides. */
  Set<Method> before(Method method) {
    Set<Method> found = new HashSet<>(callers.getOrDefault(method, Set.of()));
    int alone = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
    if ((access(method) & alone) == 0 && !method.name().startsWith("<")) {
      found.addAll(overridden(method));
    }
    return found;
  }

  private Set<Method> overridden(Method method) {
    Set<Method> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(parents(method.owner()));
    while (!open.isEmpty()) {
      String parent = open.poll();
      if (methods.containsKey(method.in(parent))) {
        found.add(method.in(parent));
      }
      open.addAll(parents(parent));
    }
    return found;
  }

  private Method declared(Method called) {
    String owner = called.owner();
    while (types.containsKey(owner) && !methods.containsKey(called.in(owner))) {
      List<String> parents = parents(owner);
      owner = parents.isEmpty() ? "" : parents.get(0);
    }
    return types.containsKey(owner) ? called.in(owner) : called;
  }

  private boolean isExported(Method method) {
    Type type = types.get(method.owner());
    String name = method.owner();
    return type != null
        && (type.access() & Opcodes.ACC_PUBLIC) != 0
        && exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  private List<String> parents(String name) {
    Type type = types.get(name);
    return type == null ? List.of() : type.parents();
  }

  private int access(Method method) {
    return methods.getOrDefault(method, 0);
  }
}
