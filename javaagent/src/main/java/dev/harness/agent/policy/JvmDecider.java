package dev.harness.agent.policy;

import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import org.jspecify.annotations.Nullable;

/** Answers questions about powers over the JVM itself. */
final class JvmDecider {
  private final NameDecider names;
  private final ClassOwners owners;

  JvmDecider(NameDecider names, ClassOwners owners) {
    this.names = names;
    this.owners = owners;
  }

  /** Answers a question; what the JDK does for itself needs no grant. */
  Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return switch (question) {
      case JVM_EXIT -> power(compartment, "exit");
      case JVM_NATIVE ->
          subject instanceof Class<?> type && Origin.isJdk(type)
              ? free("native")
              : power(compartment, "native");
      case JVM_CLASS_LOADER ->
          Callers.isJdkLoader() ? free("class-loader") : power(compartment, "class-loader");
      case JVM_REFLECTION -> reflection(compartment, subject, detail);
      case JVM_MANAGEMENT -> power(compartment, "management");
      default -> power(compartment, "global-state");
    };
  }

  /** Private members of the harness and of other tools stay so; the JDK's need the power. */
  private Verdict reflection(
      Compartment compartment, @Nullable Object from, @Nullable Object target) {
    if (!(target instanceof Class<?> type)) {
      return power(compartment, "reflection");
    }
    if (Origin.isHarness(type) || isOthers(compartment, type)) {
      return Verdict.deny(
          Attempt.hopeless(Capability.JVM, "reflection into " + type.getName()), null);
    }
    boolean fromJdk = from instanceof Class<?> caller && Origin.isJdk(caller);
    if (fromJdk || !Origin.isJdk(type) || !isOpen(type)) {
      return free("reflection");
    }
    return power(compartment, "reflection");
  }

  private boolean isOthers(Compartment compartment, Class<?> type) {
    int owner = owners.numberOf(type);
    for (Tool tool : compartment.tools()) {
      if (owner == tool.number()) {
        return false;
      }
    }
    return owner != ClassOwners.HOST;
  }

  /** Whether the module system itself would let everyone in; otherwise it refuses by itself. */
  private static boolean isOpen(Class<?> type) {
    Module unnamed = ClassLoader.getSystemClassLoader().getUnnamedModule();
    return type.getModule().isOpen(type.getPackageName(), unnamed);
  }

  private Verdict power(Compartment compartment, String name) {
    return names.decide(compartment, Capability.JVM, name);
  }

  private static Verdict free(String name) {
    return Verdict.free(Attempt.of(Capability.JVM, name));
  }
}
