package dev.harness.agent.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Holds the children of one tool. The ruleset is kept until what the grants lead to is another: a
 * rule binds files, not their names.
 */
public final class Confinement {
  private final @Nullable Calls calls;
  private final Probe probe;
  private final Callable<Reach> reach;
  private @Nullable Reach known;
  private @Nullable Restriction restriction;

  /** A child could not be confined, so there is none. */
  public static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(Exception cause) {
      super("it could not be confined: " + cause.getMessage(), cause);
    }
  }

  Confinement(@Nullable Calls calls, Probe probe, Callable<Reach> reach) {
    this.calls = calls;
    this.probe = probe;
    this.reach = reach;
  }

  /**
   * Puts the current thread under all of these for ever. What they allow is looked up before the
   * first is put on: below it not every folder can be read.
   *
   * @return what the thread is under
   * @throws Failure if a step failed; the thread must start nothing then
   */
  static List<Restriction> apply(List<Confinement> all) throws Failure {
    synchronized (Confinement.class) {
      List<Restriction> restrictions = current(all);
      try {
        for (Restriction restriction : restrictions) {
          restriction.apply();
        }
      } catch (KernelException e) {
        throw new Failure(e);
      }
      return restrictions;
    }
  }

  /**
   * What a thread would be put under now.
   *
   * @throws Failure if it cannot be made
   */
  static List<Restriction> current(List<Confinement> all) throws Failure {
    synchronized (Confinement.class) {
      try {
        List<Restriction> restrictions = new ArrayList<>();
        for (Confinement confinement : all) {
          restrictions.add(confinement.current());
        }
        return restrictions;
      } catch (Exception e) {
        throw new Failure(e);
      }
    }
  }

  private Restriction current() throws Exception {
    Reach now = reach.call();
    Restriction old = restriction;
    if (old != null && now.equals(known)) {
      return old;
    }
    Calls kernel = calls;
    if (kernel == null) {
      throw new IllegalStateException(probe.missing());
    }
    Landlock landlock = probe.landlock() > 0 ? new Landlock(kernel, probe.landlock()) : null;
    Restriction made = new Restriction(kernel, landlock, now);
    restriction = made;
    known = now;
    if (old != null) {
      old.close();
    }
    return made;
  }
}
