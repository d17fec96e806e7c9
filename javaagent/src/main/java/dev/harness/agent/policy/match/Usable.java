package dev.harness.agent.policy.match;

/**
 * Tells grants that count from those that are expired or used up.
 *
 * @param <G> the kind of grant
 */
public interface Usable<G> {
  /** Whether this grant counts now. */
  boolean isUsable(G grant);
}
