package dev.harness.agent.verify.plain;

import java.util.List;

/** What a path pattern means, written down as plainly as possible. */
public final class PlainPaths {
  private static final List<String> GUARDED = List.of("proc", "sys", "dev");
  private static final List<String> ODD = List.of("", ".", "..");

  private PlainPaths() {}

  /**
   * Whether a pattern covers a path.
   *
   * @param broad whether it prohibits, so that its wildcards reach everywhere
   */
  public static boolean covers(String pattern, String path, boolean broad) {
    if (!path.startsWith("/")) {
      return false;
    }
    List<String> names = names(path);
    for (String name : names) {
      if (ODD.contains(name)) {
        return false;
      }
    }
    boolean guarded = !broad && !names.isEmpty() && GUARDED.contains(names.get(0));
    return covers(names(pattern), 0, names, 0, guarded ? 2 : 0);
  }

  /** Whether the patterns from {@code p} on cover the names from {@code n} on. */
  private static boolean covers(
      List<String> patterns, int p, List<String> names, int n, int literal) {
    if (p == patterns.size()) {
      return n == names.size();
    }
    String pattern = patterns.get(p);
    boolean mayBeWild = n >= literal;
    if (pattern.equals("**")) {
      return mayBeWild
          && (covers(patterns, p + 1, names, n, literal)
              || (n < names.size() && covers(patterns, p, names, n + 1, literal)));
    }
    return n < names.size()
        && (pattern.contains("*")
            ? mayBeWild && matches(pattern, names.get(n))
            : pattern.equals(names.get(n)))
        && covers(patterns, p + 1, names, n + 1, literal);
  }

  /** Whether a name consists of the pieces between the stars, in order. */
  public static boolean matches(String pattern, String name) {
    String[] pieces = pattern.split("\\*", -1);
    if (pieces.length == 1) {
      return name.equals(pattern);
    }
    String last = pieces[pieces.length - 1];
    int at = pieces[0].length();
    if (!name.startsWith(pieces[0]) || name.length() < at + last.length()) {
      return false;
    }
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return name.length() - last.length() >= at && name.endsWith(last);
  }

  private static List<String> names(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
  }
}
