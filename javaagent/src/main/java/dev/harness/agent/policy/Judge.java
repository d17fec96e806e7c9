package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/** The one place where grants meet attempts: no {@code never} rule, and a grant of every tool. */
final class Judge {
  private final Holdings never;

  Judge(Holdings never) {
    this.never = never;
  }

  /** The answer for all tools of a compartment. */
  Verdict judge(Compartment compartment, Attempt attempt, Lookup lookup) {
    Rule forbidden = lookup.forbidden(never);
    if (forbidden != null) {
      return Verdict.never(attempt, forbidden);
    }
    Rule deciding = null;
    boolean lasting = true;
    for (Tool tool : compartment.tools()) {
      Rule rule = lookup.in(tool.holdings());
      if (rule == null || !rule.use()) {
        return Verdict.deny(attempt, tool);
      }
      lasting &= !rule.isLimited();
      deciding = rule;
    }
    return Verdict.allow(attempt, deciding, lasting);
  }

  /** The same for what was allowed and has happened: it takes no use. */
  Verdict confirm(Compartment compartment, Attempt attempt, Lookup lookup) {
    Rule forbidden = lookup.forbidden(never);
    if (forbidden != null) {
      return Verdict.never(attempt, forbidden);
    }
    boolean lasting = true;
    for (Tool tool : compartment.tools()) {
      Rule rule = lookup.in(tool.holdings());
      if (rule == null) {
        return Verdict.deny(attempt, tool);
      }
      lasting &= !rule.isLimited();
    }
    return Verdict.allow(attempt, null, lasting);
  }

  /** Whether a {@code never} rule forbids it, for what needs no grant otherwise. */
  @Nullable Rule forbidden(Lookup lookup) {
    return lookup.forbidden(never);
  }
}
