package dev.harness.agent.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a statement into tokens, and refuses what a database or its driver may cut another way. */
final class Lexer {
  private final Dialect dialect;
  private final String sql;
  private final Quotes quotes;
  private final List<Token> tokens;
  private int at;

  Lexer(Dialect dialect, String sql, boolean escapes, List<Token> tokens) {
    this.dialect = dialect;
    this.sql = sql;
    this.quotes = new Quotes(dialect, sql, escapes);
    this.tokens = tokens;
  }

  /**
   * The tokens of a statement, an {@link TokenType#END} last; those before a failure are in {@code
   * tokens} too.
   */
  static void cut(Dialect dialect, String sql, List<Token> tokens) {
    boolean escapes = dialect == Dialect.MYSQL;
    Lexer lexer = new Lexer(dialect, sql, escapes, tokens);
    lexer.run();
    if (lexer.quotes.backslashMatters()) {
      compare(tokens, dialect, sql, !escapes);
    }
  }

  /**
   * Whether a backslash escapes in a string is a setting of the server. Where it matters, the other
   * reading must end in the middle of a string, so that the server would refuse it, before it could
   * have run a first statement.
   */
  private static void compare(List<Token> tokens, Dialect dialect, String sql, boolean escapes) {
    List<Token> others = new ArrayList<>();
    Lexer other = new Lexer(dialect, sql, escapes, others);
    try {
      other.run();
    } catch (NotUnderstood e) {
      if (other.quotes.unterminated() && others.stream().noneMatch(token -> token.is(";"))) {
        return;
      }
      throw new NotUnderstood(e.offset, "a backslash before a quote, read in two ways");
    }
    int same = 0;
    while (same < tokens.size() && tokens.get(same).end() == others.get(same).end()) {
      same++;
    }
    if (same < tokens.size()) {
      int offset = tokens.get(same).start();
      throw new NotUnderstood(offset, "a backslash before a quote, read in two ways");
    }
  }

  private void run() {
    while (skipBlanks()) {
      token(sql.charAt(at));
    }
    add(TokenType.END, "", "", at);
  }

  private void token(char c) {
    if (Chars.startsWord(c)) {
      word();
    } else if (Chars.digit(c) || (c == '.' && Chars.digit(charAt(at + 1)))) {
      number();
    } else if (c == '\'') {
      string(at, quotes.plain(at));
    } else if (c == '"' || c == '`' || (c == '[' && dialect == Dialect.SQLITE)) {
      quoted();
    } else if (c == '?' || c == '$' || c == ':' || c == '@') {
      parameter(c);
    } else {
      symbol();
    }
  }

  private void word() {
    int end = Chars.wordEnd(sql, at);
    char next = charAt(end);
    if (next == '\'') {
      string(end, quotes.prefixed(sql.substring(at, end).toLowerCase(Locale.ROOT), end));
      return;
    }
    if (next == '$' || next == '#' || next >= 0x80) {
      throw new NotUnderstood(end, "the character " + Chars.shown(next) + " in a name");
    }
    if (next == '&' && end == at + 1 && (charAt(end + 1) == '\'' || charAt(end + 1) == '"')) {
      throw new NotUnderstood(at, "Unicode escapes");
    }
    String text = sql.substring(at, end);
    add(TokenType.WORD, text.toLowerCase(Locale.ROOT), text, end);
  }

  private void number() {
    int end = Chars.numberEnd(sql, at);
    char next = charAt(end);
    if (Chars.partOfWord(next) || next == '.' || next == '$' || next == '#' || next >= 0x80) {
      throw new NotUnderstood(end, "the character " + Chars.shown(next) + " in a number");
    }
    add(TokenType.NUMBER, "", sql.substring(at, end), end);
  }

  private void string(int quote, int end) {
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is(TokenType.STRING)) {
      throw new NotUnderstood(quote, "two strings side by side");
    }
    add(TokenType.STRING, "", sql.substring(quote, end), end);
  }

  private void quoted() {
    int end = quotes.identifier(at);
    add(TokenType.QUOTED, "", quotes.unquoted(at, end), end);
  }

  private void parameter(char c) {
    int end = Parameters.end(dialect, sql, at);
    if (end > at) {
      add(TokenType.PARAMETER, "", sql.substring(at, end), end);
    } else if (c == '$') {
      string(at, quotes.dollar(at));
    } else {
      symbol();
    }
  }

  private void symbol() {
    int end = Symbols.end(dialect, sql, at);
    String text = sql.substring(at, end);
    add(TokenType.SYMBOL, text, text, end);
  }

  private void add(TokenType type, String key, String text, int end) {
    tokens.add(new Token(type, key, text, at, end));
    at = end;
  }

  /** Goes to the next token, false if there is none. */
  private boolean skipBlanks() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int behind = Chars.blank(c) ? at + 1 : Comments.end(dialect, sql, at);
      if (behind == at) {
        return true;
      }
      at = behind;
    }
    return false;
  }

  private char charAt(int index) {
    return Chars.at(sql, index);
  }
}
