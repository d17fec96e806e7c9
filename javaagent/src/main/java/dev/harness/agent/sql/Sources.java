package dev.harness.agent.sql;

import java.util.Set;

/** Reads what rows come from: tables, joins, sub-queries, table functions. */
final class Sources {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Sources(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** Behind {@code FROM}. */
  void list() {
    do {
      joined();
    } while (at.take(","));
  }

  private void joined() {
    at.enter();
    source();
    while (join()) {
      source();
      if (at.take("on")) {
        grammar.conditions.expression();
      } else if (at.take("using")) {
        grammar.names.columns();
      }
    }
    at.leave();
  }

  private boolean join() {
    if (at.take("straight_join")) {
      return true;
    }
    boolean words = at.take("natural");
    words |= at.take("cross") || at.take("inner") || outer();
    if (words || at.is("join")) {
      at.need("join");
      return true;
    }
    return false;
  }

  private boolean outer() {
    boolean side = at.takeOneOf(Set.of("left", "right", "full"));
    if (side) {
      at.take("outer");
    }
    return side;
  }

  private void source() {
    boolean lateral = at.take("lateral");
    if (at.is("(")) {
      parentheses();
    } else if (!lateral && !isFunction()) {
      table();
    } else {
      function();
    }
  }

  private void table() {
    if (grammar.is(Dialect.POSTGRESQL)) {
      at.take("only");
    }
    found.reads(grammar.names.table());
    if (grammar.is(Dialect.POSTGRESQL) && at.take("*")) {
      at.take("*");
    }
    alias();
    sample();
    indexes();
  }

  private void parentheses() {
    at.need("(");
    boolean query = at.isQueryBehindParentheses();
    if (query && !at.is("(")) {
      grammar.queries.query();
    } else {
      joined();
      if (query && at.isOneOf(Words.SET_OPERATION)) {
        grammar.queries.rest();
      }
    }
    at.need(")");
    alias();
  }

  /** An alias, with names for its columns. */
  private void alias() {
    boolean named = grammar.names.alias();
    if (at.is("(") && (named || !grammar.is(Dialect.GENERIC))) {
      columnsOfAlias();
    }
  }

  private void columnsOfAlias() {
    at.need("(");
    do {
      grammar.names.name("a column");
      if (!at.is(",") && !at.is(")")) {
        grammar.types.type();
      }
    } while (at.take(","));
    at.need(")");
  }

  private boolean isFunction() {
    if (!at.here().isName() || Words.RESERVED.contains(at.here().key())) {
      return false;
    }
    boolean schema = at.ahead(1).is(".") && at.ahead(2).isName();
    return at.ahead(schema ? 3 : 1).is("(");
  }

  private void function() {
    if (!isFunction()) {
      throw at.unexpected("a function");
    }
    grammar.calls.call();
    if (at.take("with")) {
      at.need("ordinality");
    }
    alias();
  }

  private void sample() {
    if (grammar.is(Dialect.POSTGRESQL) && at.take("tablesample")) {
      if (!at.take("bernoulli")) {
        at.need("system");
      }
      at.need("(");
      grammar.conditions.expression();
      at.need(")");
    }
  }

  /** Hints that choose indexes. */
  private void indexes() {
    if (!grammar.is(Dialect.MYSQL, Dialect.H2)) {
      return;
    }
    while (at.take("use", "index") || at.take("ignore", "index") || at.take("force", "index")) {
      at.need("(");
      do {
        if (!at.take("primary")) {
          grammar.names.name("an index");
        }
      } while (at.take(","));
      at.need(")");
    }
  }
}
