package dev.harness.agent.policy;

import dev.harness.agent.manifest.Limits;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A grant or {@code never} rule at run time: its text for the audit, and what is left of it. */
final class Rule {
  private final String text;
  private final long expires;
  private final boolean counted;
  private final AtomicInteger left;

  Rule(String text, Limits limits, long toolExpires) {
    String id = limits.id();
    this.text = id == null ? text : id;
    Instant end = limits.expires();
    this.expires = Math.min(end == null ? Long.MAX_VALUE : end.toEpochMilli(), toolExpires);
    this.counted = limits.uses() > 0;
    this.left = new AtomicInteger(limits.uses());
  }

  /** Its {@code id}, or its text as in the manifest. */
  String text() {
    return text;
  }

  /** Whether the answer may change without any grant being written: it is asked each time. */
  boolean isLimited() {
    return counted || expires != Long.MAX_VALUE;
  }

  /** Whether it still counts. */
  boolean isUsable() {
    return (!counted || left.get() > 0)
        && (expires == Long.MAX_VALUE || System.currentTimeMillis() < expires);
  }

  /** Takes one use; false if another thread took the last one. */
  boolean use() {
    return !counted || left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
  }
}
