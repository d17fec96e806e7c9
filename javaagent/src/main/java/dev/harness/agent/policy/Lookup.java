package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/** Finds the rule of one set of holdings that covers what is attempted. */
abstract class Lookup {
  /** The covering rule that can still be used, or null. */
  abstract @Nullable Rule in(Holdings holdings);

  /** It was allowed by these. */
  void allowed(Permits permits) {}

  /** Whether a {@code never} rule forbids it; by default what a grant would cover. */
  @Nullable Rule forbidden(Holdings never) {
    return in(never);
  }
}
