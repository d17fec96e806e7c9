package dev.harness.agent.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@code jdbc} grant that is about statements.
 *
 * @param allow kinds of statements
 * @param tables tables, null for any but those of the database's own schemas
 * @param functions functions, procedures and types that are not harmless by themselves; lower case,
 *     with schema where the statement has one
 * @param rows the most rows a statement may return, {@link Facts#NO_LIMIT} for any number
 * @param everyRow whether rows may be updated or deleted without a condition
 */
public record SqlGrant(
    Set<StatementKind> allow,
    @Nullable List<TablePattern> tables,
    Set<String> functions,
    long rows,
    boolean everyRow) {

  /**
   * Whether this grant covers a statement.
   *
   * @param schema the connection's schema for unqualified names (on MySQL its database), null for
   *     the dialect's usual one
   */
  public SqlVerdict judge(Reading reading, @Nullable String schema) {
    return new SqlVerdict(SqlVerdict.Clause.STATEMENT, "statements are not understood", null);
  }
}
