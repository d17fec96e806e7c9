package dev.harness.agent.policy;

import dev.harness.bootstrap.Gate;

/** Which threads are a compartment's own. */
public final class ThreadCompartments {
  private final long key;

  /** {@code key} is what the gate wants to be shown. */
  public ThreadCompartments(long key) {
    this.key = key;
  }

  /** Whether a thread works for a tool of this compartment, or was never started. */
  boolean isOwn(Compartment compartment, Thread thread) {
    if (thread == Thread.currentThread() || thread.getState() == Thread.State.NEW) {
      return true;
    }
    if (Gate.compartmentOf(thread, key) instanceof Compartment other) {
      for (Tool tool : compartment.tools()) {
        if (other.tools().contains(tool)) {
          return true;
        }
      }
    }
    return false;
  }
}
