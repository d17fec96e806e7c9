package dev.harness.agent.sql;

import dev.harness.agent.sql.SqlVerdict.Clause;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@code jdbc} grant that is about statements.
 *
 * @param allow kinds of statements
 * @param tables tables, null for any but those of the database's own schemas, and on MySQL and
 *     SQLite those of other databases; a dialect that is not known needs them named
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
   *     the dialect's usual one; {@code ""} if the database looks in several, so that an
   *     unqualified name is covered by an unqualified pattern only
   */
  public SqlVerdict judge(Reading reading, @Nullable String schema) {
    if (reading instanceof Unreadable no) {
      String reason = "at offset " + no.offset() + ": " + no.reason();
      return new SqlVerdict(Clause.STATEMENT, reason, null);
    }
    Facts facts = (Facts) reading;
    SqlVerdict verdict = kinds(facts);
    verdict = verdict.allowed() ? tables(facts, schema) : verdict;
    verdict = verdict.allowed() ? functions(facts) : verdict;
    return verdict.allowed() ? amounts(facts) : verdict;
  }

  private SqlVerdict kinds(Facts facts) {
    Set<String> missing = new TreeSet<>();
    for (StatementKind kind : facts.kinds()) {
      if (!allow.contains(kind)) {
        missing.add(kind.word());
      }
    }
    return missing(Clause.ALLOW, "it does", "allow", missing);
  }

  private SqlVerdict tables(Facts facts, @Nullable String schema) {
    TableScope scope = new TableScope(facts.dialect(), schema);
    Set<String> missing = new TreeSet<>();
    for (TableName table : facts.reads()) {
      if (!scope.covers(tables, table)) {
        missing.add(scope.asPattern(table));
      }
    }
    for (TableName table : facts.writes()) {
      if (!scope.covers(tables, table)) {
        missing.add(scope.asPattern(table));
      }
    }
    return missing(Clause.TABLES, "it uses the tables", "tables", missing);
  }

  private SqlVerdict functions(Facts facts) {
    Set<String> missing = new TreeSet<>(facts.functions());
    missing.removeAll(functions);
    return missing(Clause.FUNCTIONS, "it uses the functions", "functions", missing);
  }

  private SqlVerdict amounts(Facts facts) {
    if (facts.limit() > rows) {
      return new SqlVerdict(
          Clause.ROWS, "no number in it limits the rows to " + rows, "rows: " + rows(facts));
    }
    if (facts.everyRow() && !everyRow) {
      return new SqlVerdict(
          Clause.NO_WHERE, "it changes rows without a condition", "no-where: allow");
    }
    return SqlVerdict.COVERED;
  }

  private static String rows(Facts facts) {
    return facts.limit() == Facts.NO_LIMIT ? "unlimited" : String.valueOf(facts.limit());
  }

  private static SqlVerdict missing(Clause clause, String does, String key, Set<String> missing) {
    if (missing.isEmpty()) {
      return SqlVerdict.COVERED;
    }
    String names = String.join(", ", missing);
    return new SqlVerdict(clause, does + " " + names, key + ": [" + names + "]");
  }
}
