package dev.harness.agent.sql;

/** Reads {@code MERGE}. */
final class Merges {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Merges(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** Behind {@code MERGE}. */
  void merge() {
    if (grammar.is(Dialect.MYSQL, Dialect.SQLITE)) {
      throw at.unexpected("a change");
    }
    found.kind(StatementKind.MERGE);
    at.need("into");
    if (grammar.is(Dialect.POSTGRESQL)) {
      at.take("only");
    }
    found.writes(grammar.names.table());
    if (grammar.is(Dialect.H2) && (at.is("key") || at.is("values") || at.is("("))) {
      byKey();
      return;
    }
    grammar.names.alias();
    at.need("using");
    grammar.changes.others();
    at.need("on");
    boolean restricts = grammar.conditions.expression();
    do {
      branch(restricts);
    } while (at.is("when"));
    grammar.changes.returning();
  }

  /** H2's own: inserts, or updates the row with the same key. */
  private void byKey() {
    found.kind(StatementKind.INSERT);
    found.kind(StatementKind.UPDATE);
    if (at.is("(") && !at.isQueryBehindParentheses()) {
      grammar.names.columns();
    }
    if (at.take("key")) {
      grammar.names.columns();
    }
    if (at.take("values")) {
      grammar.queries.rows();
    } else {
      grammar.queries.query();
    }
    found.limit(0);
  }

  private void branch(boolean joinRestricts) {
    at.need("when");
    boolean not = at.take("not");
    at.need("matched");
    boolean bySource = at.take("by", "source");
    if (!bySource) {
      at.take("by", "target");
    }
    boolean restricts = joinRestricts && !(not && bySource);
    if (at.take("and")) {
      restricts |= grammar.conditions.expression();
    }
    at.need("then");
    action(restricts);
  }

  private void action(boolean restricts) {
    if (at.take("do", "nothing")) {
      return;
    }
    if (at.take("insert")) {
      insert();
      return;
    }
    if (at.take("delete")) {
      found.kind(StatementKind.DELETE);
    } else {
      at.need("update");
      at.need("set");
      found.kind(StatementKind.UPDATE);
      grammar.changes.assignments();
    }
    if (!restricts) {
      found.everyRow();
    }
  }

  private void insert() {
    found.kind(StatementKind.INSERT);
    if (at.is("(")) {
      grammar.names.columns();
    }
    if (at.take("default")) {
      at.need("values");
      return;
    }
    at.need("values");
    grammar.queries.rows();
  }
}
