package dev.harness.agent.verify;

import dev.harness.agent.guard.CompartmentGuard;
import dev.harness.agent.guard.OpenFiles;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Subjects;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.policy.owner.Who;
import dev.harness.bootstrap.Domain;
import dev.harness.bootstrap.Guard;
import dev.harness.bootstrap.Launch;
import dev.harness.interceptors.Question;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes every decision of another guard once more. Two answers are an error, whatever the first one
 * was, and nothing is allowed by an error.
 */
public final class VerifyingGuard implements Guard {
  /** Links, names and limits may change while both look: how long to look again. */
  private static final long MOST_NANOS = 3_000_000_000L;

  private static final long PAUSE_NANOS = 1_000_000;

  private final CompartmentGuard guard;
  private final Policy policy;
  private final SecondOpinion second;
  private final Differences differences;
  private final ShownValues values;
  private final OpenFiles openFiles = new OpenFiles();

  private VerifyingGuard(CompartmentGuard guard, VerifyingGuard other) {
    this.guard = guard;
    this.policy = other.policy;
    this.second = other.second;
    this.differences = other.differences;
    this.values = other.values;
  }

  /**
   * Checks what {@code guard} says by {@code policy}; to be made before anything is entered.
   *
   * @param declared the tools of the manifest
   * @param key what the gate wants to be shown
   */
  public VerifyingGuard(
      CompartmentGuard guard, Policy policy, List<ToolDeclaration> declared, long key) {
    this.guard = guard;
    this.policy = policy;
    this.second = SecondOpinion.on(policy, declared, key);
    this.differences = new Differences(policy.audit());
    this.values = new ShownValues(second);
    // What is first needed below a class being loaded could not be loaded.
    Trail.stay();
    second.instead(Who.HOST);
  }

  /** Checks what another guard says, in the same way. */
  public VerifyingGuard over(CompartmentGuard other) {
    return new VerifyingGuard(other, this);
  }

  /** Something that is decided a second time. */
  private interface Asked {
    /** What comes out now. */
    boolean isAllowed();
  }

  @Override
  public void host() {
    requireWho(null);
  }

  @Override
  public @Nullable Object check(
      Domain compartment, int site, @Nullable Object subject, @Nullable Object detail) {
    Asked asked = asked(compartment, site, subject, detail, -1);
    boolean before = begin(compartment, asked);
    boolean done = false;
    try {
      Object answer = guard.check(compartment, site, subject, detail);
      done = true;
      return answer;
    } finally {
      end(compartment, site, subject, asked, before, done);
    }
  }

  @Override
  public @Nullable Object check(
      Domain compartment, int site, @Nullable Object subject, int detail) {
    Asked asked = asked(compartment, site, subject, null, detail);
    boolean before = begin(compartment, asked);
    boolean done = false;
    try {
      Object answer = guard.check(compartment, site, subject, detail);
      done = true;
      return answer;
    } finally {
      end(compartment, site, subject, asked, before, done);
    }
  }

  private @Nullable Asked asked(
      Domain compartment, int site, @Nullable Object subject, @Nullable Object detail, int number) {
    Compartment inner = (Compartment) compartment;
    Question question = guard.question(site);
    if (!guard.concerns(inner, site, subject)) {
      return null;
    }
    return new Asked() {
      @Override
      public boolean isAllowed() {
        return second.allows(inner, question, subject, detail, number);
      }
    };
  }

  @Override
  public void confirm(
      Domain compartment,
      int site,
      int descriptor,
      @Nullable Object holder,
      @Nullable Object path,
      int bits) {
    String real = real(descriptor, holder);
    Compartment inner = (Compartment) compartment;
    Question question = guard.question(site);
    Asked asked =
        new Asked() {
          @Override
          public boolean isAllowed() {
            return real != null && second.confirms(inner, question, real, path, bits);
          }
        };
    boolean before = begin(compartment, asked);
    boolean done = false;
    try {
      guard.confirm(compartment, site, descriptor, holder, path, bits);
      done = true;
    } finally {
      end(compartment, site, real, asked, before, done);
    }
  }

  private @Nullable String real(int descriptor, @Nullable Object holder) {
    try {
      return openFiles.path(openFiles.number(descriptor, holder));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return null;
    }
  }

  @Override
  public @Nullable Object filter(
      Domain compartment, int site, @Nullable Object result, @Nullable Object subject) {
    requireWho(compartment);
    Compartment inner = (Compartment) compartment;
    Set<String> names = ShownValues.names(result);
    Object seen = guard.filter(compartment, site, result, subject);
    boolean asks = !policy.isSelfTesting() && !policy.isAudit();
    String text =
        asks && guard.concerns(inner, site, subject)
            ? values.difference(inner, guard.question(site), result, subject, names, seen)
            : null;
    if (text != null) {
      throw differences.found(Who.of(inner), text);
    }
    return seen;
  }

  @Override
  public void observe(int site, @Nullable Object result, @Nullable Object subject) {
    guard.observe(site, result, subject);
  }

  @Override
  public @Nullable Object carry(Domain compartment, @Nullable Object task, Class<?> as) {
    requireWho(compartment);
    return guard.carry(compartment, task, as);
  }

  @Override
  public boolean owns(Domain compartment, Object created, @Nullable Object detail) {
    requireWho(compartment);
    return guard.owns(compartment, created, detail);
  }

  @Override
  public int spawn(@Nullable Domain compartment, Launch launch) throws Throwable {
    if (compartment != null) {
      requireWho(compartment);
    }
    return guard.spawn(compartment, launch);
  }

  @Override
  public Domain enter(@Nullable Domain outer, int tool) {
    return guard.enter(outer, tool);
  }

  @Override
  public @Nullable Domain ownerOf(@Nullable Domain compartment, @Nullable Object created) {
    Domain owner = guard.ownerOf(compartment, created);
    if (compartment != null) {
      Trail.enterWithin(owner);
    } else if (owner != null) {
      Trail.enterAs(owner);
    } else {
      Trail.stay();
    }
    return owner;
  }

  @Override
  public Domain driver(Domain compartment, int site, @Nullable Object driver) {
    Domain at = guard.driver(compartment, site, driver);
    Trail.enterWithin(at);
    return at;
  }

  @Override
  public @Nullable Domain settle(Domain current, @Nullable Domain base, int entering) {
    return guard.settle(current, base, entering);
  }

  @Override
  public void left() {
    guard.left();
  }

  /** The second opinion before the first one takes a use. */
  private boolean begin(Domain compartment, @Nullable Asked asked) {
    requireWho(compartment);
    boolean before = asked != null && asked.isAllowed();
    Trail.ofThisThread().takeDenied();
    return before;
  }

  private void end(
      Domain compartment,
      int site,
      @Nullable Object subject,
      @Nullable Asked asked,
      boolean before,
      boolean done) {
    boolean denied = Trail.ofThisThread().takeDenied();
    boolean failed = !done && !denied;
    // A program may be refused because this machine cannot hold it to what is granted.
    boolean stricter = denied && guard.question(site) == Question.PROCESS_START;
    if (asked == null || failed || stricter || policy.isSelfTesting() || before != denied) {
      return;
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < MOST_NANOS) {
      if (asked.isAllowed() != denied) {
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    Who who = Who.of(compartment);
    throw differences.found(
        who,
        guard.question(site)
            + " of "
            + Subjects.text(subject)
            + " was "
            + (denied ? "denied to " : "allowed to ")
            + who
            + ", the other way by the grants as written");
  }

  private void requireWho(@Nullable Domain compartment) {
    Who inForce = Who.of(compartment);
    Set<Who> possible = second.instead(inForce);
    if (possible != null && !policy.isSelfTesting()) {
      throw differences.found(inForce, inForce + " in force, " + possible + " by the stack");
    }
  }
}
