package dev.harness.agent.policy.process;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.capability.Capability;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A child that tools started: on which terms it runs, and how it is ended. */
public final class Child {
  private final Process process;
  private final Compartment compartment;
  private final String command;
  private final ChildTerms terms;
  private final Thread starter = Thread.currentThread();
  private final long start = System.nanoTime();
  private final AtomicLong unprinted;
  private final AtomicBoolean cut = new AtomicBoolean();
  private final Endings endings;

  /** Who ends children at their limits. */
  public interface Endings {
    /** Writes down why and calls {@link #end}, on whatever thread; once for a child. */
    void end(Child child, Attempt attempt);
  }

  /** It was started by this thread just now; {@code process} is as the JDK will hand it out. */
  public Child(Process process, Compartment compartment, AllowedLaunch launch, Endings endings) {
    this.process = process;
    this.compartment = compartment;
    this.command = launch.toString();
    this.terms = launch.terms();
    this.unprinted = new AtomicLong(terms.outputBytes());
    this.endings = endings;
  }

  public Compartment compartment() {
    return compartment;
  }

  /** Whether it ends with the call in which this thread started it. */
  boolean endsWithCallOn(Thread thread) {
    return !terms.keep() && starter == thread;
  }

  boolean endsWithJvm() {
    return !terms.keep();
  }

  boolean isOverdue() {
    return terms.seconds() > 0
        && System.nanoTime() - start > TimeUnit.SECONDS.toNanos(terms.seconds());
  }

  boolean hasEnded() {
    ProcessHandle handle = handle();
    return handle != null && !handle.isAlive();
  }

  /** Null for the moment in which the JDK completes the process. */
  @Nullable ProcessHandle handle() {
    return process.toHandle();
  }

  boolean limitsOutput() {
    return terms.outputBytes() > 0;
  }

  /** How many bytes more it may print; negative once it printed too much. */
  long unprinted() {
    return unprinted.get();
  }

  /**
   * The JVM read so much of what it printed.
   *
   * @throws IOException if that is too much in all; the child is ended then
   */
  void printed(int bytes) throws IOException {
    if (unprinted.addAndGet(-bytes) < 0) {
      String reason = "it printed more than " + terms.outputBytes() + " bytes";
      cut(reason);
      throw new IOException(command + " was ended: " + reason);
    }
  }

  /** It ran too long. */
  void overran() {
    cut("it ran for more than " + terms.seconds() + " seconds");
  }

  private void cut(String reason) {
    if (cut.compareAndSet(false, true)) {
      Attempt attempt =
          new Attempt(Capability.PROCESS_EXEC, command, "", Capability.PROCESS_EXEC.verb(), reason);
      endings.end(this, attempt);
    }
  }

  /** Ends it with all that descends from it at this moment. */
  public void end() {
    ProcessHandle child = handle();
    if (child != null) {
      List<ProcessHandle> below = child.descendants().toList();
      child.destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
