package dev.harness.agent.sql;

import java.util.Set;

/** Reads {@code INSERT} and {@code REPLACE}. */
final class Inserts {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Inserts(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** Behind {@code INSERT}. */
  void insert() {
    found.kind(StatementKind.INSERT);
    if (grammar.is(Dialect.SQLITE) && at.take("or")) {
      if (at.take("replace")) {
        found.kind(StatementKind.DELETE);
      } else if (!at.takeOneOf(Set.of("ignore", "abort", "fail"))) {
        throw at.unexpected("REPLACE, IGNORE, ABORT or FAIL");
      }
    }
    if (grammar.is(Dialect.MYSQL)) {
      at.take("ignore");
    }
    into();
  }

  /** Behind {@code REPLACE}: deletes what has the same key. */
  void replace() {
    found.kind(StatementKind.INSERT);
    found.kind(StatementKind.DELETE);
    into();
  }

  private void into() {
    if (!at.take("into") && !grammar.is(Dialect.MYSQL)) {
      throw at.unexpected("INTO");
    }
    found.writes(grammar.names.table());
    if (at.is("as")) {
      grammar.names.alias();
    }
    if (at.is("(", ")") && grammar.is(Dialect.MYSQL)) {
      at.take("(", ")");
    } else if (at.is("(") && !at.isQueryBehindParentheses()) {
      grammar.names.columns();
    }
    if (at.take("overriding")) {
      if (!at.take("system")) {
        at.need("user");
      }
      at.need("value");
    }
    rows();
    conflict();
    grammar.changes.returning();
  }

  private void rows() {
    if (at.take("default")) {
      at.need("values");
    } else if (grammar.is(Dialect.MYSQL, Dialect.H2) && at.take("set")) {
      grammar.changes.assignments();
    } else if (grammar.is(Dialect.MYSQL) && at.take("value")) {
      grammar.queries.rows();
    } else if (at.is("values")) {
      at.next();
      grammar.queries.rows();
    } else if (at.isQueryBehindParentheses()) {
      grammar.queries.query();
    } else {
      throw at.unexpected("VALUES or a query");
    }
  }

  private void conflict() {
    if (grammar.is(Dialect.MYSQL)) {
      duplicateKey();
      return;
    }
    while (grammar.is(Dialect.POSTGRESQL, Dialect.SQLITE) && at.take("on", "conflict")) {
      target();
      at.need("do");
      if (at.take("nothing")) {
        continue;
      }
      at.need("update");
      found.kind(StatementKind.UPDATE);
      at.need("set");
      grammar.changes.assignments();
      if (at.take("where")) {
        grammar.conditions.expression();
      }
    }
  }

  private void target() {
    if (at.take("on", "constraint")) {
      grammar.names.name("a constraint");
    } else if (at.take("(")) {
      grammar.conditions.expressions();
      at.need(")");
      if (at.take("where")) {
        grammar.conditions.expression();
      }
    }
  }

  private void duplicateKey() {
    if (at.is("as")) {
      grammar.names.alias();
      if (at.is("(")) {
        grammar.names.columns();
      }
    }
    if (at.take("on", "duplicate")) {
      at.need("key");
      at.need("update");
      found.kind(StatementKind.UPDATE);
      grammar.changes.assignments();
    }
  }
}
