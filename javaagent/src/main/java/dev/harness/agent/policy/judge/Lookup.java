package dev.harness.agent.policy.judge;

import org.jspecify.annotations.Nullable;

/** Finds the rule of one set of holdings that covers what is attempted. */
public abstract class Lookup {
  /** The covering rule that can still be used, or null. */
  public abstract @Nullable Rule in(Holdings holdings);

  /** It was allowed by these. */
  public void allowed(Permits permits) {}

  /** The same of grants as they are written, looked through one after another. */
  public abstract boolean isIn(Written grants);

  /** Whether a {@code never} rule as it is written forbids it. */
  public boolean isForbidden(Written never) {
    return isIn(never);
  }

  /** Whether a {@code never} rule forbids it; by default what a grant would cover. */
  public @Nullable Rule forbidden(Holdings never) {
    return in(never);
  }
}
