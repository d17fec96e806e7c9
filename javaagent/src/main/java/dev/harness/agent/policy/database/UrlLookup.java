package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.DatabaseUrl;
import dev.harness.agent.policy.judge.DatabaseRule;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.Usable;
import org.jspecify.annotations.Nullable;

/**
 * A database URL: as it is, or without parameters where a tool may set them all or the host did.
 */
final class UrlLookup extends Lookup implements Usable<DatabaseRule> {
  private final String url;
  private final @Nullable String plain;
  private final boolean logsIn;

  /** {@code hosts} is whether the host chose the parameters. */
  UrlLookup(String url, boolean hosts) {
    this.url = url;
    this.logsIn = DatabaseUrl.logsIn(url);
    String without = DatabaseUrl.withoutParameters(url);
    this.plain = without.equals(url) || !(hosts || DatabaseUrl.isFree(url)) ? null : without;
  }

  @Override
  public @Nullable DatabaseRule in(Holdings holdings) {
    return match(holdings, this);
  }

  @Override
  public boolean isIn(Written grants) {
    return isIn(grants, false);
  }

  @Override
  public boolean isForbidden(Written never) {
    return isIn(never, true);
  }

  private boolean isIn(Written grants, boolean whoeverLogsIn) {
    for (DatabaseRule rule : grants.databases(url, plain)) {
      if (whoeverLogsIn || !(logsIn && rule.logsIn())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Rule forbidden(Holdings never) {
    return match(never, Rule.USABLE);
  }

  /** Where the harness logs in, the tool does not. */
  @Override
  public boolean isUsable(DatabaseRule rule) {
    return rule.isUsable() && !(logsIn && rule.logsIn());
  }

  private @Nullable DatabaseRule match(Holdings holdings, Usable<? super DatabaseRule> usable) {
    DatabaseRule rule = holdings.urls().match(url, usable);
    return rule == null && plain != null ? holdings.urls().match(plain, usable) : rule;
  }
}
