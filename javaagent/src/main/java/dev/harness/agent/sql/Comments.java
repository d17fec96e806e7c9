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
      boolean control = c < ' ' && c != '\t' && !lastOfLine;
      if (control || c == 0x85 || c == 0x2028 || c == 0x2029) {
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
    // "/*/" opens, and for some also closes.
    int inner = first == '/' ? start : innerComment(sql, start + 2, end);
    if (inner >= 0) {
      throw new NotUnderstood(inner, "a comment in a comment");
    }
    return end + 2;
  }

  /** Where a comment opens up to {@code end}, sharing a star with it or not; -1 if nowhere. */
  private static int innerComment(String sql, int start, int end) {
    for (int i = start; i < end; i++) {
      if (sql.charAt(i) == '/' && sql.charAt(i + 1) == '*') {
        return i;
      }
    }
    return -1;
  }
}
