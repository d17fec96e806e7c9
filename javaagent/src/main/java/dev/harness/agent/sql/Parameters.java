package dev.harness.agent.sql;

/** Places that the driver or the database fills: {@code ?}, {@code ?1}, {@code $1}, names. */
final class Parameters {
  private Parameters() {}

  /** Behind the parameter at {@code start}, {@code start} if there is none. */
  static int end(Dialect dialect, String sql, int start) {
    char c = sql.charAt(start);
    char next = Chars.at(sql, start + 1);
    if (c == '?') {
      return question(dialect, sql, start, next);
    }
    if (c == '$' && dialect == Dialect.POSTGRESQL && Chars.digit(next)) {
      return closed(sql, Chars.digitsEnd(sql, start + 1));
    }
    boolean named = dialect == Dialect.SQLITE && Chars.startsWord(next);
    return named ? closed(sql, Chars.wordEnd(sql, start + 1)) : start;
  }

  /** PostgreSQL has operators that begin so; its driver wants the mark doubled in them. */
  private static int question(Dialect dialect, String sql, int start, char next) {
    if (dialect == Dialect.POSTGRESQL && (next == '?' || isJsonOperator(sql, start + 1))) {
      return start;
    }
    boolean numbered = dialect == Dialect.SQLITE || dialect == Dialect.H2;
    return closed(sql, numbered ? Chars.digitsEnd(sql, start + 1) : start + 1);
  }

  private static boolean isJsonOperator(String sql, int at) {
    char c = Chars.at(sql, at);
    return (c == '|' || c == '&') && Chars.at(sql, at + 1) != c;
  }

  private static int closed(String sql, int end) {
    char next = Chars.at(sql, end);
    if (Chars.partOfWord(next) || next == '$' || next == '(') {
      throw new NotUnderstood(end, "the character " + next + " behind a parameter");
    }
    return end;
  }
}
