package dev.harness.agent.policy;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Secret;
import dev.harness.agent.sql.SqlGrant;
import org.jspecify.annotations.Nullable;

/** A {@code jdbc} grant or rule at run time. */
final class DatabaseRule extends Rule {
  private final Grant.Jdbc grant;

  DatabaseRule(String text, Grant.Jdbc grant, long toolExpires) {
    super(text, grant.limits(), toolExpires);
    this.grant = grant;
  }

  SqlGrant statements() {
    return grant.statements();
  }

  @Nullable Secret user() {
    return grant.user();
  }

  @Nullable Secret password() {
    return grant.password();
  }

  /** Whether the harness logs in where this rule is used. */
  boolean logsIn() {
    return grant.user() != null || grant.password() != null;
  }
}
