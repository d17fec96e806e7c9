package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Limits;
import dev.harness.agent.policy.match.Usable;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A grant or {@code never} rule at run time: its text for the audit, and what is left of it. */
public class Rule {
  /** Skips what is expired or used up. */
  public static final Usable<Rule> USABLE =
      new Usable<>() {
        @Override
        public boolean isUsable(Rule rule) {
          return rule.isUsable();
        }
      };

  /** Skips what is expired; its last use may be the one that is being confirmed. */
  public static final Usable<Rule> UNEXPIRED =
      new Usable<>() {
        @Override
        public boolean isUsable(Rule rule) {
          return !rule.isExpired();
        }
      };

  private final String text;
  private final long expires;
  private final boolean counted;
  private final AtomicInteger left;

  public Rule(String text, Limits limits, long toolExpires) {
    String id = limits.id();
    this.text = id == null ? text : id;
    Instant end = limits.expires();
    this.expires = Math.min(end == null ? Long.MAX_VALUE : end.toEpochMilli(), toolExpires);
    this.counted = limits.uses() > 0;
    this.left = new AtomicInteger(limits.uses());
  }

  /** Its {@code id}, or its text as in the manifest. */
  final String text() {
    return text;
  }

  /** Whether the answer may change without any grant being written: it is asked each time. */
  public final boolean isLimited() {
    return counted || expires != Long.MAX_VALUE;
  }

  /** Whether it still counts. */
  public final boolean isUsable() {
    return (!counted || left.get() > 0) && !isExpired();
  }

  private boolean isExpired() {
    return expires != Long.MAX_VALUE && System.currentTimeMillis() >= expires;
  }

  /** Takes one use; false if another thread took the last one. */
  final boolean use() {
    if (!counted) {
      return true;
    }
    int before = left.get();
    while (before > 0) {
      if (left.compareAndSet(before, before - 1)) {
        return true;
      }
      before = left.get();
    }
    return false;
  }
}
