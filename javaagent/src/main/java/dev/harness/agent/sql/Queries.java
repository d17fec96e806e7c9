package dev.harness.agent.sql;

import org.jspecify.annotations.Nullable;

/** Reads queries: {@code WITH}, {@code SELECT}, {@code VALUES}, {@code TABLE} and sets of them. */
final class Queries {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Queries(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** A query; {@code WITH} in front of it hides tables up to its end. */
  void query() {
    at.enter();
    int hidden = found.hiddenNames();
    with();
    term();
    rest();
    found.showAllBut(hidden);
    at.leave();
  }

  /** What may stand behind the first term of a query. */
  void rest() {
    while (at.takeOneOf(Words.SET_OPERATION)) {
      if (!at.take("all")) {
        at.take("distinct");
      }
      term();
    }
    grammar.ends.ofQuery();
  }

  /** Common table expressions, if any; their names hide tables until the caller shows them. */
  void with() {
    if (!at.take("with")) {
      return;
    }
    boolean recursive = at.take("recursive");
    do {
      commonTable(recursive);
    } while (at.take(","));
  }

  private void commonTable(boolean recursive) {
    String name = grammar.names.folded(grammar.names.name("a name"));
    if (at.is("(")) {
      grammar.names.columns();
    }
    at.need("as");
    if (at.take("not")) {
      at.need("materialized");
    } else {
      at.take("materialized");
    }
    at.need("(");
    if (at.isQueryBehindParentheses()) {
      body(recursive ? name : null);
    } else if (grammar.is(Dialect.POSTGRESQL)) {
      grammar.changes.change();
    } else {
      throw at.unexpected("a query");
    }
    at.need(")");
    found.hide(name);
  }

  /**
   * The name of a recursive expression hides a table in the second and later terms only: databases
   * do not agree on the first, nor on those that are not recursive.
   */
  private void body(@Nullable String name) {
    at.enter();
    int hidden = found.hiddenNames();
    with();
    term();
    if (name != null && at.isOneOf(Words.SET_OPERATION)) {
      found.hide(name);
    }
    rest();
    found.showAllBut(hidden);
    at.leave();
  }

  private void term() {
    if (at.take("(")) {
      query();
      at.need(")");
      return;
    }
    found.kind(StatementKind.SELECT);
    if (at.take("values")) {
      rows();
    } else if (at.take("table")) {
      found.reads(grammar.names.table());
    } else {
      at.need("select");
      select();
    }
  }

  /** {@code (1, 2), ROW (3, 4)}, on some databases {@code 1, 2} too. */
  void rows() {
    do {
      at.take("row");
      if (at.take("(")) {
        row();
        at.need(")");
      } else {
        throw at.unexpected("\"(\"");
      }
    } while (at.take(","));
  }

  private void row() {
    if (at.is(")") && grammar.is(Dialect.MYSQL)) {
      return;
    }
    grammar.conditions.expressions();
  }

  private void select() {
    if (!at.take("all") && at.take("distinct") && at.take("on")) {
      at.need("(");
      grammar.conditions.expressions();
      at.need(")");
    }
    results();
    if (at.take("from")) {
      grammar.sources.list();
    }
    if (at.take("where")) {
      grammar.conditions.expression();
    }
    groups();
    if (at.take("having")) {
      grammar.conditions.expression();
    }
    if (grammar.is(Dialect.H2) && at.take("qualify")) {
      grammar.conditions.expression();
    }
    grammar.ends.namedWindows();
  }

  /** Columns of a result. */
  void results() {
    do {
      if (!at.take("*")) {
        grammar.conditions.expression();
        grammar.names.alias();
      }
    } while (at.take(","));
  }

  private void groups() {
    if (!at.take("group", "by")) {
      return;
    }
    if (!at.take("all")) {
      at.take("distinct");
    }
    do {
      group();
    } while (at.take(","));
    if (at.take("with")) {
      at.need("rollup");
    }
  }

  private void group() {
    boolean several = at.take("grouping", "sets") || at.take("rollup") || at.take("cube");
    if (several || at.is("(", ")")) {
      at.need("(");
      if (at.take(")")) {
        return;
      }
      do {
        group();
      } while (at.take(","));
      at.need(")");
    } else {
      grammar.conditions.expression();
    }
  }
}
