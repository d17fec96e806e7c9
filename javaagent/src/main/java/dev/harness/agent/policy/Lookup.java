package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/** Finds the rule of one set of holdings that covers what is attempted. */
abstract class Lookup {
  /** The covering rule that can still be used, or null. */
  abstract @Nullable Rule in(Holdings holdings);

  /** It was allowed by these. */
  void allowed(Permits permits) {}

  /** The same of grants as they are written, looked through one after another. */
  abstract boolean isIn(Written grants);

  /** Whether a {@code never} rule as it is written forbids it. */
  boolean isForbidden(Written never) {
    return isIn(never);
  }

  /** Whether a {@code never} rule forbids it; by default what a grant would cover. */
  @Nullable Rule forbidden(Holdings never) {
    return in(never);
  }
}
