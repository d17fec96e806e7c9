package dev.harness.agent.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads statements. */
public final class SqlReader {
  /** The longest statement that is read, in chars. */
  public static final int MAX_LENGTH = 256 * 1024;

  private SqlReader() {}

  /**
   * What {@code sql} would do; never throws for whatever text. Takes time linear in the length,
   * which is limited to {@link #MAX_LENGTH}.
   */
  public static Reading read(Dialect dialect, String sql) {
    List<Token> tokens = new ArrayList<>(Math.min(sql.length(), 256) / 4 + 4);
    try {
      refuseOdd(sql);
      Lexer.cut(dialect, sql, tokens);
      Grammar grammar = new Grammar(dialect, tokens);
      new Statements(grammar).only();
      return grammar.found.facts(Outline.of(dialect, tokens));
    } catch (NotUnderstood e) {
      return new Unreadable(Outline.of(dialect, tokens), e.offset, e.reason());
    }
  }

  /** Text ends at a zero for some; halves of characters are sent as something else. */
  private static void refuseOdd(String sql) {
    if (sql.length() > MAX_LENGTH) {
      throw new NotUnderstood(MAX_LENGTH, "longer than " + MAX_LENGTH + " chars");
    }
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == 0) {
        throw new NotUnderstood(i, "the character U+0000");
      }
      if (Character.isSurrogate(sql.charAt(i))) {
        boolean pair =
            i + 1 < sql.length() && Character.isSurrogatePair(sql.charAt(i), sql.charAt(i + 1));
        if (!pair) {
          throw new NotUnderstood(i, "half a character");
        }
        i++;
      }
    }
  }
}
