package dev.harness.agent.sql;

import java.util.Set;

/** Reads calls of functions. */
final class Calls {
  /** Words before a parenthesis that are no functions. */
  private static final Set<String> NO_FUNCTION =
      Set.of(
          ("select from where in and or not when then else as on using having union intersect except"
                  + " by set into values case between like is null distinct over filter within"
                  + " limit offset join returning table with default")
              .split(" "));

  /** Words that MySQL knows with a blank before the parenthesis too. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("exists any all some row values match if interval left right replace char convert insert"
                  + " repeat truncate mod")
              .split(" "));

  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Calls(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  boolean isCall(Token word) {
    boolean insertedValue = word.is("values") && grammar.is(Dialect.MYSQL);
    return insertedValue || !NO_FUNCTION.contains(word.key());
  }

  /** A call; whether it could leave out rows as a condition. */
  boolean call() {
    int columns = found.columns();
    String name = name();
    if (grammar.is(Dialect.MYSQL) && !KEYWORDS.contains(name)) {
      refuseBlank(name);
    }
    at.need("(");
    grammar.arguments.of(name);
    at.need(")");
    if (name.equals("match") && at.take("against")) {
      against();
    }
    aggregate();
    return found.columns() > columns;
  }

  /** With a blank, MySQL may look for a function of the schema, whatever the name. */
  private void refuseBlank(String name) {
    if (at.here().start() > at.ahead(-1).end()) {
      throw new NotUnderstood(
          at.here().start(), "a blank between " + name + " and its parenthesis");
    }
  }

  /** The name of a function here, found as called. */
  String name() {
    Token first = at.next();
    String name = grammar.names.function(first);
    if (at.take(".")) {
      Token second = at.next();
      if (!second.isName() || at.is(".")) {
        throw at.unexpected("schema.function");
      }
      String own = grammar.names.function(second);
      boolean builtIn = grammar.is(Dialect.POSTGRESQL) && name.equals("pg_catalog");
      name = builtIn ? own : name + "." + own;
    }
    found.function(name);
    return name;
  }

  private void against() {
    at.need("(");
    grammar.operands.chain();
    if (at.take("in", "boolean")) {
      at.need("mode");
    } else if (at.take("in", "natural")) {
      at.need("language");
      at.need("mode");
    }
    if (at.take("with", "query")) {
      at.need("expansion");
    }
    at.need(")");
  }

  private void aggregate() {
    if (at.take("within", "group")) {
      at.need("(");
      grammar.ends.orderBy();
      at.need(")");
    }
    if (at.take("filter")) {
      at.need("(");
      at.need("where");
      grammar.conditions.expression();
      at.need(")");
    }
    if (!at.take("respect", "nulls")) {
      at.take("ignore", "nulls");
    }
    if (at.take("over")) {
      grammar.ends.windowOrName();
    }
  }
}
