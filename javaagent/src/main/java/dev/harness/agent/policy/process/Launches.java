package dev.harness.agent.policy.process;

import dev.harness.agent.kernel.Confinement;
import dev.harness.agent.kernel.SpawnThread;
import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.manifest.ChildTerms.Confine;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.bootstrap.Launch;
import dev.harness.capability.Capability;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts what was allowed, as it was allowed. The JDK asks first and starts later, and code of a
 * tool may run in between, so what is started must be what was asked about last.
 */
public final class Launches {
  private static final ThreadLocal<AllowedLaunch> allowed = new ThreadLocal<>();

  /** The child that a thread has started and whose streams it is about to make. */
  private static final ThreadLocal<Child> printing = new ThreadLocal<>();

  private final Confinements confinements;
  private final Children children;
  private final Child.Endings endings;
  private final boolean audits;
  private final boolean hostStarts;

  public Launches(
      Confinements confinements,
      Children children,
      Child.Endings endings,
      boolean audits,
      boolean hostStarts) {
    this.confinements = confinements;
    this.children = children;
    this.endings = endings;
    this.audits = audits;
    this.hostStarts = hostStarts;
  }

  /**
   * A command was allowed and will be started by this thread.
   *
   * @return why this machine cannot start it as it must be, or null
   */
  @Nullable String expect(
      Compartment compartment, String[] words, @Nullable String folder, ProgramLookup lookup) {
    allowed.remove();
    List<Confinement> holding = new ArrayList<>();
    ChildTerms all = lookup.terms(0);
    for (int i = 0; i < compartment.tools().size(); i++) {
      ChildTerms terms = lookup.terms(i);
      all = all.and(terms);
      if (terms.confine() != Confine.OFF && confinements.canAny()) {
        holding.add(confinements.of(compartment.tools().get(i), terms.ports()));
      }
    }
    if (all.confine() == Confine.REQUIRED && !audits && !confinements.isFull()) {
      return confinements.missing();
    }
    String level = all.confine() == Confine.OFF || audits ? "off" : confinements.level();
    allowed.set(new AllowedLaunch(List.of(words), folder, holding, all, level));
    return null;
  }

  /** Where what was allowed on this thread is to run; null for the JVM's own folder. */
  @Nullable String folder() {
    AllowedLaunch launch = allowed.get();
    return launch == null ? null : launch.folder();
  }

  /** How far the kernel will hold what was allowed on this thread. */
  String level() {
    AllowedLaunch launch = allowed.get();
    return launch == null ? "none" : launch.level();
  }

  /**
   * Starts a process of the host.
   *
   * @throws Throwable what the JDK throws, or that the host starts none
   */
  public int start(Launch launch) throws Throwable {
    printing.remove();
    if (!hostStarts && !audits) {
      throw new IOException("the harness's manifest says host: { process: none }");
    }
    return launch.run();
  }

  /**
   * Starts a process of tools.
   *
   * @throws Refusal if nobody allowed it, or it could not be confined
   * @throws Throwable what the JDK throws
   */
  public int start(Compartment compartment, Launch launch) throws Throwable {
    AllowedLaunch expected = allowed.get();
    allowed.remove();
    printing.remove();
    if (audits) {
      return launch.run();
    }
    if (expected == null || !expected.is(launch)) {
      throw refusal("a program that was not asked about");
    }
    if (expected.terms().outputBytes() > 0 && printsWithJvm(launch)) {
      throw refusal(expected + ", which prints to the JVM's own streams but has a limit of output");
    }
    Launch limited = LimitingShell.limit(launch, expected.terms());
    int number = expected.holding().isEmpty() ? limited.run() : confined(expected, limited);
    Child child = new Child(launch.process(), compartment, expected, endings);
    children.started(child);
    if (child.limitsOutput()) {
      printing.set(child);
    }
    return number;
  }

  /** Whether it prints to where the JVM itself does, which nobody can count. */
  private static boolean printsWithJvm(Launch launch) {
    return isJvms(launch.descriptor(Launch.OUTPUT)) || isJvms(launch.descriptor(Launch.ERRORS));
  }

  private static boolean isJvms(int descriptor) {
    return descriptor >= 0 && descriptor <= Launch.ERRORS;
  }

  /** The JDK makes a stream of what the child prints that this thread has started. */
  public void prints(FilterInputStream stream) {
    Child child = printing.get();
    if (child != null) {
      CountedPipe.count(stream, child);
    }
  }

  private static int confined(AllowedLaunch expected, Launch launch) throws Throwable {
    try {
      return SpawnThread.start(expected.holding(), launch::run);
    } catch (Confinement.Failure e) {
      throw refusal(expected + ", because " + e.getMessage());
    }
  }

  private static Refusal refusal(String what) {
    return new Refusal(Verdict.deny(Attempt.hopeless(Capability.PROCESS_EXEC, what), null));
  }
}
