package dev.harness.agent.sql;

/** Comments that every database of the dialect takes for comments, and ends at the same place. */
final class Comments {
  private Comments() {}

  /** Behind the comment at {@code start}, {@code start} if there is none. */
  static int end(Dialect dialect, String sql, int start) {
    if (sql.startsWith("--", start)) {
      return line(dialect, sql, start);
    }
    return sql.startsWith("/*", start) ? block(sql, start) : start;
  }

  private static int line(Dialect dialect, String sql, int start) {
    boolean blankNeeded = dialect == Dialect.MYSQL || dialect == Dialect.GENERIC;
    if (blankNeeded && !Chars.blank(Chars.at(sql, start + 2))) {
      throw new NotUnderstood(start, "-- without a blank behind it");
    }
    int newline = sql.indexOf('\n', start);
    int end = newline < 0 ? sql.length() : newline;
    for (int i = start; i < end; i++) {
      char c = sql.charAt(i);
      boolean lastOfLine = c == '\r' && i == end - 1 && newline >= 0;
      if (c < ' ' && c != '\t' && !lastOfLine || c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw new NotUnderstood(i, "the character " + Chars.shown(c) + " in a comment");
      }
    }
    return end;
  }

  private static int block(String sql, int start) {
    int end = sql.indexOf("*/", start + 2);
    if (end < 0) {
      throw new NotUnderstood(start, "a comment without an end");
    }
    char first = Chars.at(sql, start + 2);
    if (first == '!' || first == '+' || sql.startsWith("M!", start + 2)) {
      throw new NotUnderstood(start, "a comment that is executed or a hint");
    }
    int inner = sql.indexOf("/*", start + 2);
    // "/*/" opens, and for some also closes.
    if (inner >= 0 && inner <= end || first == '/') {
      throw new NotUnderstood(Math.max(inner, start), "a comment in a comment");
    }
    int nul = sql.indexOf('\0', start);
    if (nul >= 0 && nul < end) {
      throw new NotUnderstood(nul, "the character U+0000");
    }
    return end + 2;
  }
}
