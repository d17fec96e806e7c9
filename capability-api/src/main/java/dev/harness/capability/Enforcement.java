package dev.harness.capability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's side of {@link Compartment}. Not for applications: it can be installed once only. */
public abstract class Enforcement {
  private static volatile @Nullable Enforcement installed;

  /** For the agent. */
  protected Enforcement() {}

  /** Enters a tool; what it returns belongs to {@link #exit}. */
  protected abstract @Nullable Object enter(String tool);

  /** Restores what ran before {@link #enter}. */
  protected abstract void exit(@Nullable Object outer);

  /** Names of the tools on this thread. */
  protected abstract List<String> current();

  /**
   * Makes the agent's implementation the one in force.
   *
   * @throws IllegalStateException if there is one already
   */
  public static synchronized void install(Enforcement enforcement) {
    if (installed != null) {
      throw new IllegalStateException("the harness is already at work in this JVM");
    }
    installed = enforcement;
  }

  static @Nullable Enforcement installed() {
    return installed;
  }
}
