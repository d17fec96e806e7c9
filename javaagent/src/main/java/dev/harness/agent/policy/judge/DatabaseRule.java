package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Secret;
import dev.harness.agent.sql.SqlGrant;
import org.jspecify.annotations.Nullable;

/** A {@code jdbc} grant or rule at run time. */
public final class DatabaseRule extends Rule {
  private final Grant.Jdbc grant;

  public DatabaseRule(String text, Grant.Jdbc grant, long toolExpires) {
    super(text, grant.limits(), toolExpires);
    this.grant = grant;
  }

  public SqlGrant statements() {
    return grant.statements();
  }

  public @Nullable Secret user() {
    return grant.user();
  }

  public @Nullable Secret password() {
    return grant.password();
  }

  /** Whether the harness logs in where this rule is used. */
  public boolean logsIn() {
    return grant.user() != null || grant.password() != null;
  }
}
