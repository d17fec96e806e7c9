package dev.harness.agent.verify;

import dev.harness.agent.policy.judge.Held;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.Usable;
import dev.harness.agent.policy.owner.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What grants, tokens and {@code never} rules come to, read from the first to the last. */
final class WrittenGrants {
  private static final Usable<Rule> ANY =
      new Usable<>() {
        @Override
        public boolean isUsable(Rule rule) {
          return true;
        }
      };

  private final Written never;

  WrittenGrants(Holdings never) {
    this.never = new Written(never.written(), Rule.USABLE, true);
  }

  /** Whether nothing forbids it and every tool holds it, by itself or by a token. */
  boolean hold(Who who, Lookup lookup, boolean begun) {
    Usable<Rule> usable = begun ? Rule.UNEXPIRED : Rule.USABLE;
    return !lookup.isForbidden(never) && allHold(who, lookup, usable, null);
  }

  /** Whether every tool but one holds it, or did before its time or uses were over. */
  boolean everHold(Who who, Lookup lookup, Tool except) {
    return !lookup.isForbidden(never) && allHold(who, lookup, ANY, except);
  }

  /** Whether the answer may have been another one a moment ago. */
  boolean areLimited(Who who, Lookup lookup) {
    for (Tool tool : who.tools()) {
      for (Held held : tool.holdings().written()) {
        if (held.rule().isLimited() && lookup.isIn(new Written(List.of(held), ANY, false))) {
          return true;
        }
      }
    }
    return !who.tokens().isEmpty();
  }

  private static boolean allHold(
      Who who, Lookup lookup, Usable<Rule> usable, @Nullable Tool except) {
    for (Tool tool : who.tools()) {
      if (tool != except && !holds(who, tool, lookup, usable)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Who who, Tool tool, Lookup lookup, Usable<Rule> usable) {
    if (lookup.isIn(new Written(tool.holdings().written(), usable, false))) {
      return true;
    }
    for (Minted token : who.tokens()) {
      if (isOf(token, tool) && allLinksCover(token, lookup, usable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Minted token, Tool tool) {
    return token.holder() == tool || (token.parent() != null && isOf(token.parent(), tool));
  }

  private static boolean allLinksCover(Minted token, Lookup lookup, Usable<Rule> usable) {
    Holdings part = token.part();
    return !token.isRevoked()
        && usable.isUsable(token.limit())
        && (part == null || lookup.isIn(new Written(part.written(), usable, false)))
        && (token.parent() == null || allLinksCover(token.parent(), lookup, usable));
  }
}
