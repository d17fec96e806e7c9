package dev.harness.agent.sql;

import java.util.Set;

/** Punctuation and the operators that are built into the database or an extension. */
final class Symbols {
  private static final String PUNCTUATION = "(),;.{}";
  private static final String POSTGRESQL_CHARS = "+-*/<>=~!@#%^&|";
  private static final Set<String> POSTGRESQL =
      Set.of(
          ("+ - * / % ^ = <> != < > <= >= || | & # ~ << >> ~* !~ !~* ~~ ~~* !~~ !~~* -> ->> #> #>> @>"
                  + " <@ && @@ @? @?? -|- &< &> |/ ||/ @ <-> ^@ => #-"
                  // Of pgvector, which many ask for what is alike.
                  + " <=> <#> <+>")
              .split(" "));
  private static final Set<String> MYSQL =
      Set.of("+ - * / % ^ = <> != < > <= >= <=> || && | & ~ ! << >> -> ->>".split(" "));
  private static final Set<String> SQLITE =
      Set.of("+ - * / % = == <> != < > <= >= || | & ~ << >> -> ->>".split(" "));
  private static final Set<String> H2 =
      Set.of("+ - * / % = <> != < > <= >= || && : :: [ ] ~".split(" "));
  private static final Set<String> GENERIC = Set.of("+ - * / % = <> < > <= >= ||".split(" "));

  private Symbols() {}

  /** Behind the symbol at {@code start}. */
  static int end(Dialect dialect, String sql, int start) {
    char c = sql.charAt(start);
    if (PUNCTUATION.indexOf(c) >= 0) {
      return start + 1;
    }
    int end = dialect == Dialect.POSTGRESQL ? postgresql(sql, start) : longest(dialect, sql, start);
    if (end == start) {
      throw new NotUnderstood(start, "the character " + Chars.shown(c));
    }
    return end;
  }

  private static int longest(Dialect dialect, String sql, int start) {
    Set<String> known =
        switch (dialect) {
          case MYSQL -> MYSQL;
          case SQLITE -> SQLITE;
          case H2 -> H2;
          default -> GENERIC;
        };
    for (int end = Math.min(start + 3, sql.length()); end > start; end--) {
      if (known.contains(sql.substring(start, end))) {
        return end;
      }
    }
    return start;
  }

  /** PostgreSQL takes as many operator characters as there are, known operator or not. */
  private static int postgresql(String sql, int start) {
    char c = sql.charAt(start);
    if (c == '[' || c == ']') {
      return start + 1;
    }
    if (c == ':') {
      return Chars.at(sql, start + 1) == ':' ? start + 2 : start + 1;
    }
    if (c == '?') {
      int mark = Chars.at(sql, start + 1) == '?' ? start + 2 : start + 1;
      return Chars.at(sql, mark) == '|' || Chars.at(sql, mark) == '&' ? mark + 1 : mark;
    }
    int end = start;
    while (POSTGRESQL_CHARS.indexOf(Chars.at(sql, end)) >= 0 && !opensComment(sql, end)) {
      end++;
    }
    end = withoutSign(sql, start, end);
    if (end == start + 1 && c == '@' && Chars.at(sql, end) == '?') {
      end += Chars.at(sql, end + 1) == '?' ? 2 : 1;
    }
    if (end > start && !POSTGRESQL.contains(sql.substring(start, end))) {
      throw new NotUnderstood(start, "the operator " + sql.substring(start, end));
    }
    return end;
  }

  private static boolean opensComment(String sql, int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  /** A sign at the end belongs to what follows, unless one of these makes it an operator. */
  private static int withoutSign(String sql, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("~!@#%^&|".indexOf(sql.charAt(i)) >= 0) {
        return end;
      }
    }
    int last = end;
    while (last > start + 1 && (sql.charAt(last - 1) == '+' || sql.charAt(last - 1) == '-')) {
      last--;
    }
    return last;
  }
}
