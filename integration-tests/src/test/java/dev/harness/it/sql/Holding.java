package dev.harness.it.sql;

import dev.harness.agent.sql.Facts;
import dev.harness.agent.sql.SqlGrant;
import dev.harness.agent.sql.StatementKind;
import dev.harness.agent.sql.TablePattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the tool of the corpus holds, from little to much. */
enum Holding {
  READS(EnumSet.of(StatementKind.SELECT), "invoice", "customer"),
  CHANGES(
      EnumSet.of(
          StatementKind.SELECT,
          StatementKind.INSERT,
          StatementKind.UPDATE,
          StatementKind.DELETE,
          StatementKind.MERGE,
          StatementKind.TRUNCATE),
      "invoice",
      "customer"),
  DEFINES(EnumSet.allOf(StatementKind.class), "invoice", "customer", "scratch", "by_note");

  final SqlGrant grant;

  Holding(Set<StatementKind> kinds, String... tables) {
    List<TablePattern> patterns = Stream.of(tables).map(TablePattern::of).toList();
    this.grant = new SqlGrant(kinds, patterns, Set.of(), Facts.NO_LIMIT, true);
  }

  /** Whether this part of the state is the tool's to change. */
  boolean mayChange(State.Part part) {
    return switch (this) {
      case READS -> false;
      case CHANGES -> part.rows() && isGranted(part.table());
      case DEFINES -> isGranted(part.table());
    };
  }

  private static boolean isGranted(String table) {
    return List.of("invoice", "customer", "scratch").contains(table);
  }
}
