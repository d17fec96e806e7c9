package dev.harness.it;

import org.jspecify.annotations.Nullable;

/**
 * Something a tool tries.
 *
 * @param name what it tries
 * @param act the tool's code
 * @param effect how the host sees whether it worked
 */
public record Attempt(String name, Act act, Effect effect) {

  /** The tool's code. */
  @FunctionalInterface
  public interface Act {
    /** Tries it; what it returns is evidence. */
    @Nullable Object run(World world) throws Throwable;
  }

  /** How the host sees whether it worked; {@code evidence} is null if the act threw. */
  @FunctionalInterface
  public interface Effect {
    /** Whether it worked. */
    boolean seen(World world, @Nullable Object evidence) throws Exception;
  }
}
