package dev.harness.agent.sql;

import java.util.List;

/** A statement without what may be secret in it. */
final class Outline {
  private static final int LENGTH = 200;

  private Outline() {}

  /** The tokens with {@code ?} for every literal, shortened. */
  static String of(Dialect dialect, List<Token> tokens) {
    StringBuilder outline = new StringBuilder();
    int end = 0;
    for (Token token : tokens) {
      if (outline.length() > LENGTH) {
        outline.setLength(LENGTH);
        return outline.append("...").toString();
      }
      if (token.start() > end && outline.length() > 0 && !token.is(TokenType.END)) {
        outline.append(' ');
      }
      append(outline, dialect, token);
      end = token.end();
    }
    return outline.toString();
  }

  private static void append(StringBuilder outline, Dialect dialect, Token token) {
    switch (token.type()) {
      case STRING, NUMBER -> outline.append('?');
      // On MySQL it may be a string.
      case QUOTED -> outline.append(dialect == Dialect.MYSQL ? "?" : '"' + token.text() + '"');
      default -> outline.append(token.text());
    }
  }
}
