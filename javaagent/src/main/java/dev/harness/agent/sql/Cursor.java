package dev.harness.agent.sql;

import java.util.List;
import java.util.Set;

/** A place among the tokens of a statement. Words and symbols are named by their keys. */
final class Cursor {
  /** Of queries, expressions and joins in one another. */
  private static final int MAX_DEPTH = 50;

  private final List<Token> tokens;
  private int index;
  private int depth;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token here() {
    return tokens.get(index);
  }

  /** The token {@code ahead} of here, the last one beyond the end. */
  Token ahead(int ahead) {
    return tokens.get(Math.min(index + ahead, tokens.size() - 1));
  }

  int index() {
    return index;
  }

  Token next() {
    Token token = here();
    index += token.is(TokenType.END) ? 0 : 1;
    return token;
  }

  boolean is(String key) {
    return here().is(key);
  }

  boolean is(TokenType type) {
    return here().is(type);
  }

  boolean isOneOf(Set<String> keys) {
    return keys.contains(here().key());
  }

  boolean is(String key, String then) {
    return here().is(key) && ahead(1).is(then);
  }

  boolean take(String key) {
    boolean taken = is(key);
    index += taken ? 1 : 0;
    return taken;
  }

  boolean take(String key, String then) {
    boolean taken = is(key, then);
    index += taken ? 2 : 0;
    return taken;
  }

  boolean takeOneOf(Set<String> keys) {
    boolean taken = isOneOf(keys);
    index += taken ? 1 : 0;
    return taken;
  }

  boolean take(TokenType type) {
    boolean taken = is(type);
    index += taken ? 1 : 0;
    return taken;
  }

  void need(String key) {
    if (!take(key)) {
      throw unexpected("\"" + key + "\"");
    }
  }

  void need(TokenType type, String what) {
    if (!take(type)) {
      throw unexpected(what);
    }
  }

  NotUnderstood unexpected(String expected) {
    Token token = here();
    String found =
        switch (token.type()) {
          case END -> "the end";
          case STRING -> "a string";
          case QUOTED -> "a quoted name";
          case NUMBER -> "a number";
          case PARAMETER -> "a parameter";
          default -> "\"" + shortened(token.text()) + "\"";
        };
    return new NotUnderstood(token.start(), found + " where " + expected + " is understood");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  /** To be called before what may hold itself, with {@link #leave} behind it. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new NotUnderstood(here().start(), "nested deeper than " + MAX_DEPTH);
    }
  }

  void leave() {
    depth--;
  }

  /** Whether the tokens from {@code from} up to {@code to} are written again up to here. */
  boolean repeated(int from, int to) {
    int length = to - from;
    for (int i = 0; i < length; i++) {
      Token token = tokens.get(from + i);
      Token again = tokens.get(index - length + i);
      if (!token.type().equals(again.type()) || !token.text().equalsIgnoreCase(again.text())) {
        return false;
      }
    }
    return index - length > to;
  }

  /** Whether a query begins behind the parentheses that open here. */
  boolean isQueryBehindParentheses() {
    int ahead = 0;
    while (ahead(ahead).is("(")) {
      ahead++;
    }
    return Words.QUERY.contains(ahead(ahead).key());
  }
}
