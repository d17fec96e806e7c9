package dev.harness.agent.sql;

import org.jspecify.annotations.Nullable;

/**
 * Whether a grant covers a statement.
 *
 * @param failed the clause of the grant that does not cover it, null if all do
 * @param reason what is not covered, for people; empty when covered
 * @param needs what to add to the grant, such as {@code tables: [customer]}; null if nothing would
 *     help
 */
public record SqlVerdict(@Nullable Clause failed, String reason, @Nullable String needs) {
  public static final SqlVerdict COVERED = new SqlVerdict(null, "", null);

  /** A part of a grant that can fail. */
  public enum Clause {
    /** The statement is not understood, no grant helps. */
    STATEMENT,
    ALLOW,
    TABLES,
    FUNCTIONS,
    ROWS,
    NO_WHERE
  }

  public boolean allowed() {
    return failed == null;
  }
}
