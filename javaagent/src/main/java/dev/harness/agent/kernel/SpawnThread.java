package dev.harness.agent.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts one child on a thread of its own, which is under the confinements by then and ends right
 * after. Only the native call runs there: what the JDK makes around it, such as the thread that
 * waits for the child, is made by an unconfined thread and so is not confined itself.
 */
public final class SpawnThread {
  private static final ThreadGroup ROOT = root();

  private final List<Confinement> confinements;
  private final Start start;
  private int child;
  private @Nullable Throwable problem;

  /** The native call. */
  @FunctionalInterface
  public interface Start {
    /** Starts the child and gives its process number. */
    int run() throws Throwable;
  }

  private SpawnThread(List<Confinement> confinements, Start start) {
    this.confinements = confinements;
    this.start = start;
  }

  /**
   * Starts a child under all confinements.
   *
   * @return its process number
   * @throws Throwable what the native call throws, or why there is no child
   */
  public static int start(List<Confinement> confinements, Start start) throws Throwable {
    SpawnThread spawn = new SpawnThread(confinements, start);
    Thread thread = new Thread(ROOT, spawn::run, "harness-spawn", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    await(thread);
    if (spawn.problem != null) {
      throw spawn.problem;
    }
    return spawn.child;
  }

  private void run() {
    try {
      Confinement.apply(confinements);
      child = start.run();
    } catch (Throwable e) {
      problem = e;
    }
  }

  /** An interrupt must not leave a child behind that nobody knows. */
  private static void await(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
