package dev.harness.agent.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The running children of tools: whose they are, and when they end. */
final class Children {
  private static final int DEEPEST = 64;

  private final List<Child> running = new ArrayList<>();

  /**
   * One child.
   *
   * @param process as the JDK hands it out
   * @param tools who started it
   * @param keep whether it may outlive the call that started it
   * @param starter the thread that made that call
   * @param end when it is ended, by {@link System#nanoTime()}; 0 for never
   */
  private record Child(Process process, List<Tool> tools, boolean keep, Thread starter, long end) {
    /** Null for the moment in which the JDK completes the process. */
    @Nullable ProcessHandle handle() {
      return process.toHandle();
    }

    boolean isOverdue() {
      return end != 0 && System.nanoTime() - end > 0;
    }
  }

  /** A child of a compartment was started on this thread. */
  void started(Process process, Compartment compartment, ChildLimits limits) {
    long time = TimeUnit.SECONDS.toNanos(limits.seconds());
    long end = time == 0 ? 0 : System.nanoTime() + time | 1;
    add(new Child(process, compartment.tools(), limits.keep(), Thread.currentThread(), end));
  }

  private synchronized void add(Child child) {
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
      if (handle.equals(child.handle()) && child.tools().containsAll(compartment.tools())) {
        return true;
      }
    }
    return false;
  }

  /** The call on this thread that started children is over. */
  void left() {
    Thread current = Thread.currentThread();
    end(child -> !child.keep() && child.starter() == current);
  }

  /** The JVM ends: so does what may not outlive a call. */
  void leftAll() {
    end(child -> !child.keep());
  }

  /** Ends what runs too long and forgets what has ended. */
  void sweep() {
    end(Child::isOverdue);
    synchronized (this) {
      running.removeIf(Children::hasEnded);
    }
  }

  private static boolean hasEnded(Child child) {
    ProcessHandle handle = child.handle();
    return handle != null && !handle.isAlive();
  }

  /** Most calls that leave a tool have nothing to end, so looking must cost nothing. */
  private void end(Predicate<Child> which) {
    for (Child child : those(which)) {
      ProcessHandle handle = child.handle();
      if (handle != null) {
        end(handle);
      }
    }
  }

  /** With all that descends from it at this moment. */
  private static void end(ProcessHandle child) {
    List<ProcessHandle> below = child.descendants().toList();
    child.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

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
