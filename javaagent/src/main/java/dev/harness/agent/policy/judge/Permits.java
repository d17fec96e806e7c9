package dev.harness.agent.policy.judge;

import org.jspecify.annotations.Nullable;

/** What lets the tools of a compartment do one thing: something for each of them, or nothing. */
public final class Permits {
  private final Compartment compartment;
  private final Lookup lookup;
  private final @Nullable Permit[] found;

  public Permits(Compartment compartment, Lookup lookup) {
    this.compartment = compartment;
    this.lookup = lookup;
    this.found = new Permit[compartment.tools().size()];
  }

  /**
   * The first tool that nothing lets do it; null if there is none.
   *
   * @param except a tool that is not asked about, or null
   * @param begun whether it is under way and took its use already
   */
  @Nullable Tool lacking(@Nullable Tool except, boolean begun) {
    for (int i = 0; i < found.length; i++) {
      Tool tool = compartment.tools().get(i);
      found[i] = tool == except ? null : Permit.of(compartment, tool, lookup, begun);
      if (tool != except && found[i] == null) {
        return tool;
      }
    }
    return null;
  }

  /**
   * Takes a use of what was found; looks again where another thread took the last one.
   *
   * @return the tool for which there was none left, or null
   */
  @Nullable Tool take() {
    for (int i = 0; i < found.length; i++) {
      Permit permit = found[i];
      while (permit != null && !isTaken(i) && !permit.take(lookup)) {
        permit = Permit.of(compartment, compartment.tools().get(i), lookup, false);
        found[i] = permit;
        if (permit == null) {
          return compartment.tools().get(i);
        }
      }
    }
    return null;
  }

  private boolean isTaken(int index) {
    Permit permit = found[index];
    for (int i = 0; i < index; i++) {
      Permit earlier = found[i];
      if (permit != null && earlier != null && permit.isSharedWith(earlier)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the answer stays the same as long as nothing is revoked. */
  boolean areLasting() {
    for (Permit permit : found) {
      if (permit != null && permit.limited()) {
        return false;
      }
    }
    return true;
  }

  /** What lets tool number {@code index} of the compartment do it. */
  public @Nullable Permit of(int index) {
    return found[index];
  }

  /** The one that is named in the audit: the innermost tool's. */
  @Nullable Permit deciding() {
    return found[found.length - 1];
  }
}
