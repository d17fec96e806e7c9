package dev.harness.capability;

import java.util.List;

/**
 * A running tool with the capabilities its manifest entry grants. Everything outside a compartment
 * is the host, which is not restricted.
 *
 * <pre>{@code
 * String page = Compartment.call("web-search", () -> search(query));
 * }</pre>
 *
 * <p>In a JVM without the agent, {@code call} and {@code run} just run the task and nothing is
 * enforced; a host that must not run so checks {@link #isEnforced()}.
 */
public final class Compartment {

  private Compartment() {}

  /**
   * Work that gives a result.
   *
   * @param <T> what it gives
   * @param <X> the checked exception it may throw
   */
  @FunctionalInterface
  public interface Task<T, X extends Throwable> {
    /** Does the work. */
    T call() throws X;
  }

  /**
   * Work without a result.
   *
   * @param <X> the checked exception it may throw
   */
  @FunctionalInterface
  public interface Action<X extends Throwable> {
    /** Does the work. */
    void run() throws X;
  }

  /**
   * Runs a task as a tool. Inside another tool's compartment only what both hold is allowed, unless
   * the outer one holds {@code tool.call}.
   *
   * @param tool a tool name of the manifest
   * @return what the task returns
   * @throws X what the task throws
   * @throws IllegalArgumentException if the manifest has no such tool
   */
  public static <T, X extends Throwable> T call(String tool, Task<T, X> task) throws X {
    Enforcement enforcement = Enforcement.inForce();
    Object outer = enforcement.enter(tool);
    try {
      return task.call();
    } finally {
      enforcement.exit(outer);
    }
  }

  /**
   * Runs an action as a tool.
   *
   * @param tool a tool name of the manifest
   * @throws X what the action throws
   * @throws IllegalArgumentException if the manifest has no such tool
   * @see #call
   */
  public static <X extends Throwable> void run(String tool, Action<X> action) throws X {
    call(
        tool,
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }

  /**
   * The names of the tools that run on this thread; empty for the host. When there are several,
   * only what all of them hold is allowed.
   */
  public static List<String> current() {
    return Enforcement.inForce().current();
  }

  /** Whether the agent is at work in this JVM. */
  public static boolean isEnforced() {
    return Enforcement.isInstalled();
  }
}
