package dev.harness.agent.sql;

/** Finds the ends of strings and quoted identifiers. */
final class Quotes {
  private final Dialect dialect;
  private final String sql;
  private final boolean escapes;
  private boolean backslashMatters;
  private boolean unterminated;

  /**
   * @param escapes whether a backslash escapes in a plain string
   */
  Quotes(Dialect dialect, String sql, boolean escapes) {
    this.dialect = dialect;
    this.sql = sql;
    this.escapes = escapes;
  }

  /** Whether a setting of the server says where a string seen so far ends. */
  boolean backslashMatters() {
    return backslashMatters;
  }

  /** Whether the text ended in a string. */
  boolean unterminated() {
    return unterminated;
  }

  /** Behind the string that begins with the quote at {@code start}. */
  int plain(int start) {
    boolean fixed = dialect == Dialect.H2 || dialect == Dialect.SQLITE;
    return string(start, !fixed && escapes, !fixed);
  }

  /** Behind the string that begins with the quote at {@code start}, behind letters. */
  int prefixed(String prefix, int start) {
    boolean known =
        switch (dialect) {
          case POSTGRESQL -> prefix.equals("e") || prefix.equals("b") || prefix.equals("x");
          case MYSQL -> prefix.equals("n") || prefix.equals("b") || prefix.equals("x");
          case H2, SQLITE -> prefix.equals("x");
          case GENERIC -> false;
        };
    if (!known) {
      throw new NotUnderstood(start, "a string directly behind " + prefix);
    }
    return prefix.equals("e") ? string(start, true, false) : plain(start);
  }

  private int string(int start, boolean escaping, boolean unsure) {
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && (escaping || unsure)) {
        backslashMatters |= unsure;
        i += escaping ? 1 : 0;
      } else if (c == '\'') {
        if (Chars.at(sql, i + 1) != '\'') {
          return i + 1;
        }
        i++;
      }
    }
    throw unterminated(start, "string");
  }

  private NotUnderstood unterminated(int start, String what) {
    unterminated = true;
    return new NotUnderstood(start, "a " + what + " without an end");
  }

  /** Behind the dollar-quoted string that begins at {@code start}. */
  int dollar(int start) {
    int tag =
        Chars.startsWord(Chars.at(sql, start + 1)) ? Chars.wordEnd(sql, start + 1) : start + 1;
    boolean plain = tag == start + 1;
    // H2's driver takes two dollars behind anything but a blank for something else.
    boolean h2 = dialect == Dialect.H2 && plain && start > 0 && Chars.blank(sql.charAt(start - 1));
    boolean known = dialect == Dialect.POSTGRESQL || h2;
    if (!known || Chars.at(sql, tag) != '$') {
      throw new NotUnderstood(start, "the character $");
    }
    String mark = sql.substring(start, tag + 1);
    int end = sql.indexOf(mark, tag + 1);
    if (end < 0) {
      throw unterminated(start, "string");
    }
    return end + mark.length();
  }

  /** Behind the quoted identifier that begins at {@code start}. */
  int identifier(int start) {
    char close = sql.charAt(start) == '[' ? ']' : sql.charAt(start);
    if (close == '`' && dialect != Dialect.MYSQL && dialect != Dialect.SQLITE) {
      throw new NotUnderstood(start, "the character `");
    }
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && dialect != Dialect.H2 && dialect != Dialect.SQLITE) {
        throw new NotUnderstood(i, "a backslash in a quoted name");
      }
      if (c == close && (close == ']' || Chars.at(sql, i + 1) != close)) {
        return i + 1;
      }
      i += c == close ? 1 : 0;
    }
    throw unterminated(start, "quoted name");
  }

  /** What is between the quotes. */
  String unquoted(int start, int end) {
    String quote = sql.substring(start, start + 1);
    String text = sql.substring(start + 1, end - 1);
    if (text.isEmpty()) {
      throw new NotUnderstood(start, "an empty name");
    }
    return quote.equals("[") ? text : text.replace(quote + quote, quote);
  }
}
