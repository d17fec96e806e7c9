package dev.harness.agent.policy.jvm;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.bootstrap.EntryGate;
import dev.harness.bootstrap.Gate;

/** Which threads are a compartment's own. */
public final class ThreadCompartments {
  private final long key;

  /** {@code key} is what the gate wants to be shown. */
  public ThreadCompartments(long key) {
    this.key = key;
  }

  /** The harness is about to work on this thread, if it has a gate. */
  public boolean beginWork() {
    return Gate.isPrepared() && EntryGate.beginWork(key);
  }

  /** That work is done; {@code before} is what its begin gave. */
  public void endWork(boolean before) {
    if (Gate.isPrepared()) {
      EntryGate.endWork(before, key);
    }
  }

  /** Whether a thread works for a tool of this compartment, or was never started. */
  boolean isOwn(Compartment compartment, Thread thread) {
    if (thread == Thread.currentThread() || thread.getState() == Thread.State.NEW) {
      return true;
    }
    if (EntryGate.compartmentOf(thread, key) instanceof Compartment other) {
      for (Tool tool : compartment.tools()) {
        if (other.tools().contains(tool)) {
          return true;
        }
      }
    }
    return false;
  }
}
