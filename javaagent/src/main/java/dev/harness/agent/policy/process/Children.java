package dev.harness.agent.policy.process;

import dev.harness.agent.policy.judge.Compartment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The running children of tools: whose they are, and when they end. */
public final class Children {
  private static final int DEEPEST = 64;

  private final List<Child> running = new ArrayList<>();

  /** A child was started. */
  synchronized void started(Child child) {
    running.add(child);
  }

  /** Whether a process is a child of this compartment, or descends from one. */
  boolean isOwn(Compartment compartment, @Nullable Object process) {
    ProcessHandle handle = process instanceof ProcessHandle known ? known : null;
    for (int i = 0; handle != null && i < DEEPEST; i++) {
      if (isChild(compartment, handle)) {
        return true;
      }
      handle = handle.parent().orElse(null);
    }
    return false;
  }

  private synchronized boolean isChild(Compartment compartment, ProcessHandle handle) {
    for (Child child : running) {
      if (handle.equals(child.handle())
          && child.compartment().tools().containsAll(compartment.tools())) {
        return true;
      }
    }
    return false;
  }

  /** The call on this thread that started children is over. */
  public void left() {
    Thread current = Thread.currentThread();
    those(child -> child.endsWithCallOn(current)).forEach(Child::end);
  }

  /** The JVM ends: so does what may not outlive a call. */
  public void leftAll() {
    those(Child::endsWithJvm).forEach(Child::end);
  }

  /** Ends what runs too long and forgets what has ended. */
  public void sweep() {
    those(Child::isOverdue).forEach(Child::overran);
    synchronized (this) {
      running.removeIf(Child::hasEnded);
    }
  }

  /** Most calls that leave a tool have nothing to end, so looking must cost nothing. */
  private synchronized List<Child> those(Predicate<Child> which) {
    List<Child> found = List.of();
    for (Child child : running) {
      if (which.test(child)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(child);
      }
    }
    return found;
  }
}
