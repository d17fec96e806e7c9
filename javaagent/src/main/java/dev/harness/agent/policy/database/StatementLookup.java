package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.Session;
import dev.harness.agent.policy.judge.DatabaseRule;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.Usable;
import dev.harness.agent.sql.Reading;
import dev.harness.agent.sql.SqlVerdict;
import org.jspecify.annotations.Nullable;

/** Something done with a connection: a statement, or what needs none. */
final class StatementLookup extends Lookup implements Usable<DatabaseRule> {
  private final Session session;
  private final @Nullable Reading reading;

  /** {@code reading} is null for what every grant of the database covers. */
  StatementLookup(Session session, @Nullable Reading reading) {
    this.session = session;
    this.reading = reading;
  }

  @Override
  public @Nullable Rule in(Holdings holdings) {
    return match(holdings, this);
  }

  @Override
  public boolean isIn(Written grants) {
    for (DatabaseRule rule : grants.databases(session.given(), session.url())) {
      if (reading == null || verdict(rule, reading).allowed()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isForbidden(Written never) {
    return !never.databases(session.given(), session.url()).isEmpty();
  }

  /** A prohibition is about the database, whatever is done there. */
  @Override
  public @Nullable Rule forbidden(Holdings never) {
    return match(never, Rule.USABLE);
  }

  @Override
  public boolean isUsable(DatabaseRule rule) {
    return rule.isUsable() && (reading == null || verdict(rule, reading).allowed());
  }

  /** Why the first grant of this database does not cover it; null if there is none. */
  @Nullable SqlVerdict nearest(Holdings holdings) {
    DatabaseRule rule = match(holdings, Rule.USABLE);
    return rule == null || reading == null ? null : verdict(rule, reading);
  }

  private SqlVerdict verdict(DatabaseRule rule, Reading read) {
    return rule.statements().judge(read, session.schema());
  }

  /** Parameters that the host chose do not make another database of it. */
  private @Nullable DatabaseRule match(Holdings holdings, Usable<? super DatabaseRule> usable) {
    DatabaseRule rule = holdings.urls().match(session.given(), usable);
    return rule == null ? holdings.urls().match(session.url(), usable) : rule;
  }
}
