package dev.harness.agent.policy.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a decision about a path may be remembered. A path is judged with its links resolved, so
 * the memory ends when anyone in this JVM makes a link or moves something, while a child process
 * runs, and in any case with the next tick.
 */
public final class Epoch {
  private static final long TICK_MILLIS = 250;

  private static volatile int now;
  private static volatile int grants;
  private static volatile boolean childrenRun;
  private static final List<Process> children = new ArrayList<>();

  private Epoch() {}

  /** The current epoch; decisions of earlier ones are void. */
  public static int now() {
    return now;
  }

  /** Whether decisions may be remembered at all. */
  static boolean isQuiet() {
    return !childrenRun;
  }

  /** Something changed: ends the epoch. */
  public static synchronized void end() {
    now++;
  }

  /** How often something that was granted was taken back. */
  public static int grants() {
    return grants;
  }

  /** Something that was granted is taken back. */
  public static synchronized void revoked() {
    grants++;
    now++;
  }

  /** A process was started, by whomever. */
  public static synchronized void started(Process child) {
    children.add(child);
    childrenRun = true;
    now++;
  }

  /** Starts the clock, which also does {@code more}; on the host's authority, before any tool. */
  public static void startClock(Runnable more) {
    Thread clock = new Thread(null, () -> tick(more), "harness-clock", 0, false);
    clock.setDaemon(true);
    clock.start();
  }

  private static void tick(Runnable more) {
    while (true) {
      try {
        Thread.sleep(TICK_MILLIS);
        sweep();
        OpenFolder.sweep(now);
        more.run();
      } catch (InterruptedException | VirtualMachineError e) {
        // Not even a lack of memory ends the clock: remembered answers would not end any more.
      }
    }
  }

  private static synchronized void sweep() {
    now++;
    for (int i = children.size() - 1; i >= 0; i--) {
      if (!children.get(i).isAlive()) {
        children.remove(i);
      }
    }
    childrenRun = !children.isEmpty();
  }
}
