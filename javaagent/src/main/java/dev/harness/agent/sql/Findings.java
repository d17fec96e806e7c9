package dev.harness.agent.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was found so far in the statement being read. */
final class Findings {
  private final Dialect dialect;
  private final Set<StatementKind> kinds = EnumSet.noneOf(StatementKind.class);
  private final Set<TableName> reads = new LinkedHashSet<>();
  private final Set<TableName> writes = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> perhaps = new LinkedHashSet<>();

  /** Names of common table expressions that hide tables here, innermost last. */
  private final Deque<String> hidden = new ArrayDeque<>();

  private final Map<String, Integer> timesHidden = new HashMap<>();

  private boolean everyRow;
  private long limit;
  private int columns;

  Findings(Dialect dialect) {
    this.dialect = dialect;
  }

  void kind(StatementKind kind) {
    kinds.add(kind);
  }

  void reads(TableName table) {
    if (table.schema() == null && (timesHidden.containsKey(table.name()) || isDual(table.name()))) {
      return;
    }
    reads.add(table);
  }

  /** A table of one row that needs no table. */
  private boolean isDual(String name) {
    return name.equalsIgnoreCase("dual") && (dialect == Dialect.MYSQL || dialect == Dialect.H2);
  }

  void writes(TableName table) {
    writes.add(table);
  }

  /** What is read of a table is also changed: it stands in a list of tables to update. */
  void writesWhatIsRead() {
    writes.addAll(reads);
    if (reads.size() > 1) {
      kinds.add(StatementKind.SELECT);
    }
  }

  void function(String name) {
    if (!Harmless.function(dialect, name)) {
      functions.add(name);
    } else if (dialect == Dialect.POSTGRESQL) {
      perhaps.add(name);
    }
  }

  /** A name behind that of a row: a column, or a function that PostgreSQL calls with the row. */
  void field(String name) {
    if (dialect == Dialect.POSTGRESQL) {
      perhaps.add("." + name);
    }
  }

  /** A procedure or type, never harmless by its name. */
  void routine(String name) {
    functions.add(name);
  }

  void column() {
    columns++;
  }

  int columns() {
    return columns;
  }

  void everyRow() {
    everyRow = true;
  }

  void limit(long rows) {
    limit = rows;
  }

  long limit() {
    return limit;
  }

  int hiddenNames() {
    return hidden.size();
  }

  void hide(String name) {
    hidden.addLast(name);
    timesHidden.merge(name, 1, Integer::sum);
  }

  void showAllBut(int names) {
    while (hidden.size() > names) {
      timesHidden.computeIfPresent(
          hidden.removeLast(), (name, times) -> times == 1 ? null : times - 1);
    }
  }

  Facts facts(String outline) {
    return new Facts(
        dialect,
        outline,
        Set.copyOf(kinds),
        Set.copyOf(reads),
        Set.copyOf(writes),
        Set.copyOf(functions),
        Set.copyOf(perhaps),
        everyRow,
        limit);
  }
}
