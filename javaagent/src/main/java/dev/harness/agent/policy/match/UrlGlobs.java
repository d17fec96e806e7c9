package dev.harness.agent.policy.match;

/** Patterns of URLs, with two kinds of star. */
final class UrlGlobs {
  /**
   * What no star covers: it begins or assigns a parameter, or adds a host before the one that a
   * pattern ends in ({@code //other,db.internal}, {@code //db.internal@other}).
   */
  private static final String MARKS = ";?&#=,()@";

  private UrlGlobs() {}

  /** The reachable positions of the text are kept as a row of flags, so nothing is tried twice. */
  static boolean matches(String pattern, String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      if (c == '*') {
        boolean across = p + 1 < pattern.length() && pattern.charAt(p + 1) == '*';
        p += across ? 1 : 0;
        spread(reached, text, across);
      } else if (!advance(reached, text, c)) {
        return false;
      }
    }
    return reached[text.length()];
  }

  private static void spread(boolean[] reached, String text, boolean across) {
    for (int t = 0; t < text.length(); t++) {
      char c = text.charAt(t);
      if (reached[t] && MARKS.indexOf(c) < 0 && (across || c != '/')) {
        reached[t + 1] = true;
      }
    }
  }

  private static boolean advance(boolean[] reached, String text, char c) {
    boolean any = false;
    for (int t = text.length(); t > 0; t--) {
      reached[t] = reached[t - 1] && text.charAt(t - 1) == c;
      any |= reached[t];
    }
    reached[0] = false;
    return any;
  }

  /** Without the difference between upper and lower case, as the JDK compares ignoring case. */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      folded.setCharAt(i, Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
    }
    return folded.toString();
  }
}
