package dev.harness.agent.sql;

import java.util.HashSet;
import java.util.Set;

/**
 * Everything that one statement would do, as far as its text tells. Views, triggers and rules of
 * the database act behind it.
 *
 * @param dialect how names were folded
 * @param kinds every kind of action in it, also inside sub-queries and common table expressions
 * @param reads tables that are read
 * @param writes tables that are changed, created, altered or dropped
 * @param functions functions and procedures called and types cast to, without those that are
 *     harmless in this dialect; lower case, with schema if written
 * @param perhaps on PostgreSQL, harmless functions called, and with a dot in front names written
 *     behind a row's: the database's owner may have functions that are meant by them
 * @param everyRow whether it updates or deletes rows without a condition on a column
 * @param limit the most rows it returns, as a number in the text says; {@link #NO_LIMIT} if none, 0
 *     if it returns no rows
 */
public record Facts(
    Dialect dialect,
    String outline,
    Set<StatementKind> kinds,
    Set<TableName> reads,
    Set<TableName> writes,
    Set<String> functions,
    Set<String> perhaps,
    boolean everyRow,
    long limit)
    implements Reading {
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** The same, calling these too. */
  public Facts calling(Set<String> more) {
    Set<String> all = new HashSet<>(functions);
    all.addAll(more);
    return new Facts(dialect, outline, kinds, reads, writes, all, perhaps, everyRow, limit);
  }
}
