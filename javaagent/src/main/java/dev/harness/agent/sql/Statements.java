package dev.harness.agent.sql;

import java.util.Set;

/** Reads a whole statement, and that there is only one. */
final class Statements {
  private static final Set<String> CHANGE =
      Set.of("insert", "update", "delete", "merge", "replace");

  private final Grammar grammar;
  private final Cursor at;

  Statements(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
  }

  void only() {
    if (at.is(TokenType.END)) {
      throw new NotUnderstood(at.here().start(), "there is no statement");
    }
    if (at.take("explain")) {
      grammar.sessions.explain();
      grammar.found.kind(StatementKind.SELECT);
      queryOrChange();
    } else {
      statement();
    }
    if (at.take(";") && !at.is(TokenType.END)) {
      throw new NotUnderstood(at.here().start(), "a second statement");
    }
    if (!at.is(TokenType.END)) {
      throw at.unexpected("the end");
    }
  }

  private void statement() {
    if (at.is("set")) {
      at.next();
      grammar.sessions.set();
    } else if (at.take("call")) {
      grammar.sessions.call();
    } else if (at.take("{")) {
      grammar.sessions.escape();
    } else if (!definition() && !grammar.sessions.transaction()) {
      queryOrChange();
    }
  }

  private boolean definition() {
    if (at.take("create")) {
      grammar.definitions.create();
    } else if (at.take("drop")) {
      grammar.definitions.drop();
    } else if (at.take("alter")) {
      grammar.definitions.alter();
    } else if (at.take("truncate")) {
      grammar.definitions.truncate();
    } else {
      return false;
    }
    return true;
  }

  private void queryOrChange() {
    if (isChange()) {
      grammar.changes.change();
    } else if (at.isQueryBehindParentheses()) {
      grammar.queries.query();
    } else {
      throw at.unexpected("a statement");
    }
  }

  /** Whether a change comes here, or behind the {@code WITH} here. */
  private boolean isChange() {
    int parentheses = 0;
    if (!at.is("with")) {
      return at.isOneOf(CHANGE);
    }
    for (int ahead = 1; !at.ahead(ahead).is(TokenType.END); ahead++) {
      Token token = at.ahead(ahead);
      parentheses += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (parentheses == 0 && (token.is("select") || CHANGE.contains(token.key()))) {
        return !token.is("select");
      }
    }
    return false;
  }
}
