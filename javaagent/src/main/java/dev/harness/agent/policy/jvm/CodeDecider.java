package dev.harness.agent.policy.jvm;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.CodeCallers;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.capability.Capability;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Answers where a tool may put code, and which lambdas it may make. */
final class CodeDecider {
  private static final String LOADER = "class-loader";
  private static final String DYNAMIC = "dynamic-code";

  private final NameDecider names;
  private final ClassOwners owners;

  CodeDecider(NameDecider names, ClassOwners owners) {
    this.names = names;
    this.owners = owners;
  }

  /** The power is over what the tool made itself; the host's loaders and packages take no code. */
  Verdict define(Compartment compartment, @Nullable Object place) {
    if (CodeCallers.isJdkLoader()) {
      return free(LOADER);
    }
    if (place instanceof ClassLoader loader) {
      boolean free = owners.makerOf(loader) != null || CodeCallers.isLoading(owners);
      return free ? free(LOADER) : hopeless("class-loader over a loader of the host");
    }
    return place instanceof Lookup lookup
        ? define(compartment, lookup.lookupClass())
        : hopeless("class-loader");
  }

  private Verdict define(Compartment compartment, Class<?> neighbour) {
    if (Origin.isJdk(neighbour) && Callers.isJdkBehind()) {
      return free(LOADER);
    }
    return owners.isOf(neighbour, compartment.tools())
        ? power(compartment, LOADER)
        : hopeless("class-loader over a package of the host");
  }

  /**
   * A lambda's class has no gate. So the method behind it must have one, or the lambda must be the
   * host's or the JDK's own.
   */
  Verdict lambda(Compartment compartment, @Nullable Object from, @Nullable Object target) {
    if (!(from instanceof Lookup lookup) || !(target instanceof MethodHandle method)) {
      return hopeless("lambda");
    }
    if (hasGate(lookup, method)) {
      return free(DYNAMIC);
    }
    Class<?> type = lookup.lookupClass();
    boolean ofHost =
        Origin.isHarness(type)
            || Origin.isJdk(type)
            || (!owners.isTools(type) && CodeCallers.isLinking(type));
    return ofHost ? free(DYNAMIC) : power(compartment, DYNAMIC);
  }

  private boolean hasGate(Lookup lookup, MethodHandle method) {
    MethodHandleInfo info;
    try {
      info = lookup.revealDirect(method);
    } catch (IllegalArgumentException e) {
      return false;
    }
    int modifiers = info.getModifiers();
    boolean mayLeadElsewhere =
        info.getReferenceKind() == MethodHandleInfo.REF_invokeInterface
            && !Modifier.isPrivate(modifiers);
    return owners.isTools(info.getDeclaringClass())
        && !Modifier.isAbstract(modifiers)
        && !Modifier.isNative(modifiers)
        && !mayLeadElsewhere;
  }

  private Verdict power(Compartment compartment, String name) {
    return names.decide(compartment, Capability.JVM, name);
  }

  private static Verdict hopeless(String what) {
    return Verdict.deny(Attempt.hopeless(Capability.JVM, what), null);
  }

  private static Verdict free(String name) {
    return Verdict.free(Attempt.of(Capability.JVM, name));
  }
}
