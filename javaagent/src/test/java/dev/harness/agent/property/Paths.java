package dev.harness.agent.property;

import java.util.ArrayList;
import java.util.List;

/** Random paths and path patterns, so alike that they often match. */
public final class Paths {
  private static final String LETTERS = "aabbA.*?[]-é\u0130\u0131";
  private static final Corpus CORPUS = Corpus.of("paths.txt");
  private static final List<String> NAMES = CORPUS.under("names");

  /** Kept patterns. */
  public static final List<String> PATTERNS = CORPUS.under("patterns");

  /** Kept paths. */
  public static final List<String> PATHS = CORPUS.under("paths");

  private Paths() {}

  /** A pattern as a manifest may hold it. */
  public static String pattern(Draw draw) {
    if (draw.once(8)) {
      return draw.of(PATTERNS);
    }
    StringBuilder pattern = new StringBuilder();
    for (int left = 1 + draw.below(draw.once(50) ? 40 : 5); left > 0; left--) {
      pattern.append('/').append(patternName(draw));
    }
    return pattern.toString();
  }

  private static String patternName(Draw draw) {
    if (draw.once(4)) {
      return "**";
    }
    String name = draw.once(2) ? plain(draw) : draw.text(LETTERS, 5);
    String glob = draw.once(3) ? draw.changed(name, "*") : name;
    boolean odd = glob.isEmpty() || glob.equals(".") || glob.equals("..");
    return odd || glob.contains("**") ? "*" : glob;
  }

  /** A path made to fit a pattern, or nearly, or any. */
  public static String path(Draw draw, String pattern) {
    if (draw.once(8)) {
      return draw.of(PATHS);
    }
    if (draw.once(4)) {
      return any(draw);
    }
    List<String> names = new ArrayList<>();
    for (String name : pattern.substring(1).split("/", -1)) {
      if (!name.equals("**")) {
        names.add(fitting(draw, name));
      } else {
        for (int left = draw.below(3); left > 0; left--) {
          names.add(plain(draw));
        }
      }
    }
    String path = "/" + String.join("/", names);
    return draw.once(3) ? draw.changed(path, "/.aA\u0000") : path;
  }

  /** Any path, most of them sound. */
  public static String any(Draw draw) {
    StringBuilder path = new StringBuilder();
    for (int left = draw.below(draw.once(50) ? 200 : 6); left > 0; left--) {
      path.append('/').append(draw.once(10) ? draw.of("", ".", "..") : plain(draw));
    }
    return path.append(draw.once(20) ? "/" : "").toString();
  }

  private static String plain(Draw draw) {
    return draw.once(6) ? draw.of(NAMES) : draw.of("a", "b", "ab", "aab", "b.a");
  }

  private static String fitting(Draw draw, String pattern) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      name.append(pattern.charAt(i) == '*' ? draw.text("ab*.", 4) : pattern.substring(i, i + 1));
    }
    return name.toString();
  }
}
