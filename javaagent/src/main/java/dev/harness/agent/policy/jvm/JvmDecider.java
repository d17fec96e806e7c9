package dev.harness.agent.policy.jvm;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.CodeCallers;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.io.FileDescriptor;
import java.lang.ProcessBuilder.Redirect;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Answers questions about powers over the JVM itself. */
public final class JvmDecider {
  private final NameDecider names;
  private final ClassOwners owners;
  private final ThreadCompartments threads;
  private final CodeDecider code;

  public JvmDecider(NameDecider names, ClassOwners owners, ThreadCompartments threads) {
    this.threads = threads;
    this.names = names;
    this.owners = owners;
    this.code = new CodeDecider(names, owners);
  }

  /** The same by another judge of names. */
  public JvmDecider judgedBy(NameDecider other) {
    return new JvmDecider(other, owners, threads);
  }

  /** Answers a question; what the JDK does for itself needs no grant. */
  public Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return switch (question) {
      case JVM_EXIT -> power(compartment, "exit");
      case JVM_HOOK -> unlessJdk(compartment, "exit");
      case JVM_NATIVE -> isJdk(subject) ? free("native") : power(compartment, "native");
      case JVM_FOREIGN ->
          isJdk(subject) || !isForeign(detail) ? free("native") : power(compartment, "native");
      case JVM_CLASS_LOADER ->
          CodeCallers.isJdkLoader() ? free("class-loader") : power(compartment, "class-loader");
      case JVM_DEFINE -> code.define(compartment, subject);
      case JVM_LAMBDA -> code.lambda(compartment, subject, detail);
      case JVM_REFLECTION -> reflection(compartment, subject, detail);
      case JVM_CALLED_REFLECTION -> unlessJdk(compartment, "reflection");
      case JVM_THREAD, JVM_INSPECT_THREAD -> thread(compartment, question, subject);
      case JVM_STOP ->
          Verdict.deny(Attempt.hopeless(Capability.JVM, "an error thrown into a thread"), null);
      case JVM_INSPECT -> inspect(compartment);
      case JVM_INSPECT_PROCESS ->
          isThisJvm(subject) ? power(compartment, "inspect") : free("inspect");
      case JVM_INSPECT_DESCRIPTOR ->
          isStandard(subject) ? unlessJdk(compartment, "inspect") : free("inspect");
      case JVM_INSPECT_STREAMS ->
          isInherited(subject) ? power(compartment, "inspect") : free("inspect");
      case JVM_SECURITY_PROVIDER -> unlessJdk(compartment, "security-provider");
      case JVM_PROVIDER_ENTRY -> provider(compartment, subject);
      case JVM_DYNAMIC_CODE -> power(compartment, "dynamic-code");
      case JVM_GLOBAL_STATE ->
          Callers.isInner() || isPoolOfItsOwn(subject)
              ? free("global-state")
              : unlessJdk(compartment, "global-state");
      default -> power(compartment, "management");
    };
  }

  private Verdict unlessJdk(Compartment compartment, String name) {
    return Callers.isJdkBehind() ? free(name) : power(compartment, name);
  }

  private Verdict thread(Compartment compartment, Question question, @Nullable Object subject) {
    String name = question == Question.JVM_THREAD ? "thread" : "inspect";
    if (subject instanceof Thread thread && threads.isOwn(compartment, thread)) {
      return free(name);
    }
    // Who has a pool may end it, and a pool retries for ever what it is refused.
    return Callers.isPool() ? free(name) : unlessJdk(compartment, name);
  }

  /** The JDK looks at the network and at its own threads; files and processes it only shows. */
  private Verdict inspect(Compartment compartment) {
    Class<?> door = Callers.door();
    boolean forItself =
        door != null
            && (door.getPackageName().equals("java.net") || door == Thread.class)
            && Callers.isJdkBehind();
    return forItself ? free("inspect") : power(compartment, "inspect");
  }

  /** A provider fills itself; nobody else changes one that is not the tool's. */
  private Verdict provider(Compartment compartment, @Nullable Object provider) {
    boolean own =
        provider != null && (owners.isTools(provider.getClass()) || Callers.isAtWork(provider));
    return own ? free("security-provider") : power(compartment, "security-provider");
  }

  /** Handles of other processes are only given out with the power, or belong to own children. */
  private static boolean isThisJvm(@Nullable Object process) {
    return !(process instanceof ProcessHandle handle)
        || handle.pid() == ProcessHandle.current().pid();
  }

  /** All but the one that everybody shares. */
  private static boolean isPoolOfItsOwn(@Nullable Object subject) {
    return subject instanceof ForkJoinPool pool && pool != ForkJoinPool.commonPool();
  }

  private static boolean isStandard(@Nullable Object descriptor) {
    return descriptor == FileDescriptor.in
        || descriptor == FileDescriptor.out
        || descriptor == FileDescriptor.err;
  }

  /** Whether a child would share a standard stream of the JVM. */
  private static boolean isInherited(@Nullable Object redirects) {
    if (redirects instanceof Redirect[] all) {
      for (Redirect redirect : all) {
        if (redirect.type() == Redirect.Type.INHERIT) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isJdk(@Nullable Object caller) {
    return caller instanceof Class<?> type && Origin.isJdk(type);
  }

  /** The rest asks about libraries, which were asked about when they were loaded. */
  private static boolean isForeign(@Nullable Object asked) {
    return asked instanceof Class<?> type
        && (type.getPackageName().equals("java.lang.foreign")
            || type == Module.class
            || type == ModuleLayer.Controller.class);
  }

  /**
   * Private members of the harness and of other tools stay so; those of the JDK need the power, and
   * those of the host when it is the tool itself that opens them.
   */
  private Verdict reflection(
      Compartment compartment, @Nullable Object from, @Nullable Object target) {
    Object declaring = target instanceof Member member ? member.getDeclaringClass() : target;
    if (!(declaring instanceof Class<?> type)) {
      return power(compartment, "reflection");
    }
    if (Origin.isHarness(type) || isOthers(compartment, type)) {
      return Verdict.deny(
          Attempt.hopeless(Capability.JVM, "reflection into " + type.getName()), null);
    }
    Class<?> caller = from instanceof Lookup lookup ? lookup.lookupClass() : (Class<?>) from;
    boolean free =
        Origin.isJdk(type)
            ? !isOpen(type) || (caller != null && Origin.isJdk(caller))
            : owners.isTools(type)
                || isPublic(target)
                || (caller != null && !owners.isTools(caller));
    return free ? free("reflection") : power(compartment, "reflection");
  }

  /** Libraries open what is open already. */
  private static boolean isPublic(@Nullable Object target) {
    return target instanceof Member member
        && Modifier.isPublic(member.getModifiers())
        && Modifier.isPublic(member.getDeclaringClass().getModifiers());
  }

  private boolean isOthers(Compartment compartment, Class<?> type) {
    return owners.isTools(type) && !owners.isOf(type, compartment.tools());
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
