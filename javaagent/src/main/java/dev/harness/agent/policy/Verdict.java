package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one attempt.
 *
 * @param allowed whether it may happen
 * @param attempt what was tried
 * @param rule the grant that allows it or the {@code never} rule that forbids it; null when no
 *     grant covers it
 * @param lasting whether the same attempt gets the same answer as long as no link changes
 */
record Verdict(boolean allowed, Attempt attempt, @Nullable String rule, boolean lasting) {

  static Verdict allow(Attempt attempt, Rule rule) {
    return new Verdict(true, attempt, rule.text(), !rule.isLimited());
  }

  static Verdict deny(Attempt attempt) {
    return new Verdict(false, attempt, null, false);
  }

  /** Denied by organisation policy: there is no grant to suggest. */
  static Verdict never(Attempt attempt, Rule rule) {
    Attempt final_ = new Attempt(attempt.capability(), attempt.resource(), "");
    return new Verdict(false, final_, rule.text(), false);
  }

  /** Allowed because it needs no grant. */
  static Verdict free(Attempt attempt) {
    return new Verdict(true, attempt, null, true);
  }
}
