package dev.harness.agent.manifest.load;

import java.util.Collection;

/** Guesses what was meant. */
final class Nearest {
  /** Nobody mistypes a longer name; comparing costs the product of both lengths. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /** {@code (did you mean "x"?)}, or a list of what is valid if nothing is near. */
  static String hint(String given, Collection<String> valid) {
    String best = "";
    int distance = Math.max(2, given.length() / 3) + 1;
    for (String candidate : valid) {
      int next = isLong(given) || isLong(candidate) ? distance : distance(given, candidate);
      if (next < distance) {
        distance = next;
        best = candidate;
      }
    }
    if (!best.isEmpty()) {
      return " (did you mean \"" + best + "\"?)";
    }
    return valid.isEmpty() ? "" : " (valid: " + String.join(", ", valid) + ")";
  }

  private static boolean isLong(String name) {
    return name.length() > LONGEST;
  }

  /** Edits, where swapping neighbours counts once. */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 ? j : j == 0 ? i : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(rows[i - 1][j - 1] + same, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
