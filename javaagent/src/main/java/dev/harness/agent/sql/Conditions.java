package dev.harness.agent.sql;

import java.util.Set;

/**
 * Reads expressions down to comparisons. Each method says whether what it read, as a condition,
 * could leave out rows: true for {@code a = 1}, false for {@code 1 = 1} and {@code a = a}.
 */
final class Conditions {
  private static final Set<String> COMPARISON =
      Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=", "<=>", "~", "~*", "!~", "!~*");
  private static final Set<String> PATTERN =
      Set.of("like", "ilike", "regexp", "rlike", "glob", "match");
  private static final Set<String> IS =
      Set.of("null", "true", "false", "unknown", "json", "document", "normalized");

  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Conditions(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  boolean expression() {
    at.enter();
    boolean restricts = and();
    while (at.take("or") || at.take("xor") || mysql("||")) {
      restricts &= and();
    }
    at.leave();
    return restricts;
  }

  /** Expressions with commas between. */
  void expressions() {
    do {
      expression();
    } while (at.take(","));
  }

  private boolean and() {
    boolean restricts = not();
    while (at.take("and") || mysql("&&")) {
      restricts |= not();
    }
    return restricts;
  }

  private boolean mysql(String operator) {
    return grammar.is(Dialect.MYSQL) && at.take(operator);
  }

  private boolean not() {
    int columns = found.columns();
    boolean negated = false;
    while (at.take("not")) {
      negated = true;
    }
    boolean restricts = predicate();
    return negated ? found.columns() > columns : restricts;
  }

  private boolean predicate() {
    int columns = found.columns();
    int start = at.index();
    boolean restricts = grammar.operands.chain();
    int operator = at.index();
    if (!comparison()) {
      return restricts;
    }
    boolean repeated = at.repeated(start, operator);
    while (comparison()) {
      repeated = false;
    }
    return found.columns() > columns && !repeated;
  }

  /** Reads an operator and what is right of it; false if there is none. */
  private boolean comparison() {
    if (at.takeOneOf(COMPARISON)) {
      grammar.operands.chain();
      return true;
    }
    if (at.take("is")) {
      is();
      return true;
    }
    boolean not = at.is("not") && at.ahead(1).is(TokenType.WORD) && at.take("not");
    if (named() || (not && at.take("null"))) {
      return true;
    }
    if (not) {
      throw at.unexpected("IN, LIKE or BETWEEN");
    }
    return at.take("isnull") || at.take("notnull");
  }

  private boolean named() {
    if (at.takeOneOf(PATTERN) || at.take("similar", "to") || at.take("sounds", "like")) {
      grammar.operands.chain();
      if (at.take("escape")) {
        grammar.operands.chain();
      }
      return true;
    }
    if (at.take("between")) {
      between();
      return true;
    }
    if (at.take("in")) {
      in();
      return true;
    }
    return false;
  }

  private void between() {
    if (!at.take("symmetric")) {
      at.take("asymmetric");
    }
    grammar.operands.chain();
    at.need("and");
    grammar.operands.chain();
  }

  private void in() {
    if (at.is(TokenType.PARAMETER)) {
      at.next();
      return;
    }
    at.need("(");
    if (at.isQueryBehindParentheses() && !at.is("(")) {
      grammar.queries.query();
    } else if (!at.is(")")) {
      expressions();
    }
    at.need(")");
  }

  private void is() {
    at.take("not");
    if (at.take("distinct", "from")) {
      grammar.operands.chain();
    } else if (at.takeOneOf(IS)) {
      at.takeOneOf(Set.of("object", "array", "scalar", "value"));
    } else {
      grammar.operands.chain();
    }
  }
}
