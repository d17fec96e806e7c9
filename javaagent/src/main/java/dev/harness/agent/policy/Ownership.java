package dev.harness.agent.policy;

import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.policy.database.Drivers;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.CodeCallers;
import dev.harness.agent.policy.owner.Makers;
import dev.harness.agent.policy.owner.SharedThreads;
import dev.harness.agent.policy.owner.WorkerStarts;
import org.jspecify.annotations.Nullable;

/** For whom things act that run later or elsewhere: for whoever made them. */
public final class Ownership {
  private final ClassOwners classes;
  private final Drivers drivers;
  private final WorkerStarts workers;
  private final Makers<Compartment> actors = new Makers<>();

  Ownership(ClassOwners classes, Drivers drivers, WorkerStarts workers) {
    this.classes = classes;
    this.drivers = drivers;
    this.workers = workers;
  }

  /** Whether a thread belongs to the compartment that makes it; notes who made what acts later. */
  public boolean owns(Compartment compartment, Object created, @Nullable Object detail) {
    if (!(created instanceof Thread) && !(created instanceof ClassLoader)) {
      actors.made(created, compartment);
      return false;
    }
    if (Callers.isJdkInitialiser()) {
      return false;
    }
    if (created instanceof ClassLoader loader) {
      if (!CodeCallers.isReflection()) {
        classes.made(loader, compartment);
      }
      return false;
    }
    return !SharedThreads.isShared((Thread) created, detail) && !workers.isRunning();
  }

  /** Who {@code created} acts for; see {@link dev.harness.bootstrap.Guard#ownerOf}. */
  public @Nullable Compartment ownerOf(
      @Nullable Compartment compartment, @Nullable Object created) {
    if (created == null) {
      return null;
    }
    if (created instanceof ClassLoader loader) {
      return classes.makerOf(loader);
    }
    if (compartment != null && drivers.isAtWork(created)) {
      return Handles.isHosts(created) ? null : compartment;
    }
    return actors.makerOf(created);
  }

  /** Whether a task is a worker that serves all. */
  public boolean isWorker(@Nullable Object task) {
    return workers.isWorker(task);
  }

  /** Number under which code that a compartment makes is woven. */
  public int weavingNumber(Compartment compartment) {
    return classes.nearest(compartment);
  }
}
