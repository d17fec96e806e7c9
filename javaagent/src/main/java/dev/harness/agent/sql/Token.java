package dev.harness.agent.sql;

/**
 * A piece of a statement.
 *
 * @param key what the grammar looks at: a word in lower case or a symbol, empty for all else
 * @param text as written; of a quoted identifier what is between the quotes, unescaped
 * @param start offset of the first char
 * @param end offset behind the last char
 */
record Token(TokenType type, String key, String text, int start, int end) {
  boolean is(String other) {
    return key.equals(other);
  }

  boolean is(TokenType other) {
    return type == other;
  }

  boolean isName() {
    return type == TokenType.WORD || type == TokenType.QUOTED;
  }
}
