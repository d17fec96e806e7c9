package dev.harness.it.attempt;

import org.jspecify.annotations.Nullable;

/**
 * Something a tool tries.
 *
 * @param name what it tries
 * @param act the tool's code
 * @param effect how the host sees whether it worked
 * @param expectation what a manifest can do about it
 * @param limit the known limit that it shows, as SECURITY.md names it, or nothing
 */
public record Attempt(String name, Act act, Effect effect, Expectation expectation, String limit) {

  /** What a manifest can do about an attempt. */
  public enum Expectation {
    /** Works with its own grant, and with no other. */
    GRANTABLE,
    /** Works with no grant that the tests give. */
    NEVER,
    /** Works with a neighbour's grant, too: an open route that is known. */
    LIMIT,
    /** Works with no grant at all: the host's own work, or an open route that is known. */
    ALWAYS
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
