package dev.harness.agent.sql;

import java.util.Locale;

/** Reads names of tables, columns and functions. */
final class Names {
  private final Dialect dialect;
  private final Cursor at;

  Names(Dialect dialect, Cursor at) {
    this.dialect = dialect;
    this.at = at;
  }

  boolean isHere() {
    Token token = at.here();
    return token.is(TokenType.QUOTED)
        || (token.is(TokenType.WORD) && !Words.RESERVED.contains(token.key()));
  }

  /** One name that is no reserved word. */
  Token name(String what) {
    if (!isHere()) {
      throw at.unexpected(what);
    }
    return at.next();
  }

  TableName table() {
    Token first = name("a table");
    if (!at.take(".")) {
      return new TableName(null, folded(first));
    }
    Token second = name("a table");
    if (at.is(".")) {
      throw at.unexpected("schema.table");
    }
    return new TableName(folded(first), folded(second));
  }

  /** {@code a, b, c} in parentheses, the first one open. */
  void columns() {
    at.need("(");
    do {
      name("a column");
    } while (at.take(","));
    at.need(")");
  }

  String folded(Token name) {
    return dialect.fold(name.text(), name.is(TokenType.QUOTED));
  }

  /** A name of a function: a quoted one is not taken for a built-in unless it surely is. */
  String function(Token name) {
    String lower = name.text().toLowerCase(Locale.ROOT);
    boolean builtIn =
        name.is(TokenType.WORD)
            || dialect == Dialect.SQLITE
            || (dialect == Dialect.POSTGRESQL && lower.equals(name.text()));
    return builtIn ? lower : "\"" + name.text() + "\"";
  }

  /** An alias if there is one, with or without {@code AS}; true if there was {@code AS}. */
  boolean alias() {
    if (at.take("as")) {
      boolean string = dialect == Dialect.MYSQL || dialect == Dialect.SQLITE;
      if (!string || !at.take(TokenType.STRING)) {
        aliasName();
      }
      return true;
    }
    if (isHere() && !at.is("force", "index")) {
      at.next();
    }
    return false;
  }

  private void aliasName() {
    if (!at.here().isName() || Words.NEVER_A_NAME.contains(at.here().key())) {
      throw at.unexpected("an alias");
    }
    at.next();
  }
}
