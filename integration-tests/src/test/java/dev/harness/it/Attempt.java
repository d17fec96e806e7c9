package dev.harness.it;

import org.jspecify.annotations.Nullable;

/**
 * Something a tool tries.
 *
 * @param name what it tries
 * @param act the tool's code
 * @param effect how the host sees whether it worked
 * @param expectation what a manifest can do about it
 */
public record Attempt(String name, Act act, Effect effect, Expectation expectation) {

  /** What a manifest can do about an attempt. */
  public enum Expectation {
    /** Works with its own grant, and with no other. */
    GRANTABLE,
    /** Works with no grant that the tests give. */
    NEVER,
    /** A known limit: works with a neighbour's grant, too. */
    LIMIT
  }

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
