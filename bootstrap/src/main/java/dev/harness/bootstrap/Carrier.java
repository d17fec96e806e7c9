package dev.harness.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The compartment of one thread. It takes the place of the thread's private lock object, which
 * costs a field read where a thread local costs a table look-up, and which nothing erases.
 *
 * <p>Only its own thread changes it, except before that thread starts.
 */
final class Carrier {
  /** What runs now; null for the host. */
  @Nullable Domain compartment;

  /**
   * Whether the guard is at work on this thread: its own operations are not asked about. Set and
   * reset without a call, so that no stack overflow leaves it set.
   */
  boolean deciding;

  /** The compartment of the thread as a whole; null for threads of the host. */
  @Nullable Domain base;

  /**
   * How many constructors of tools called {@code super(...)} and have not come back. No handler can
   * stand around that call, so if it throws the compartment stays entered; see {@code settle}.
   */
  int fragile;

  /** Whether a child was started on this thread since it was last in no tool. */
  boolean leavesChildren;
}
