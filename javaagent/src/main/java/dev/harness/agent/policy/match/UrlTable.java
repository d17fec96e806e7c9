package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Database URLs. In a grant {@code *} matches within a name and {@code **} across names, and
 * neither reaches into parameters, which can load classes and run scripts. A prohibition is read
 * broadly: its wildcards match everything, upper and lower case alike.
 *
 * @param <G> what a URL leads to
 */
public final class UrlTable<G> {
  private static final String PARAMETER_MARKS = ";?&#";

  private final List<String> patterns;
  private final List<G> grants;
  private final boolean broad;

  private UrlTable(List<String> patterns, List<G> grants, boolean broad) {
    this.patterns = List.copyOf(patterns);
    this.grants = List.copyOf(grants);
    this.broad = broad;
  }

  /** Collects patterns. */
  public static final class Builder<G> {
    private final List<String> patterns = new ArrayList<>();
    private final List<G> grants = new ArrayList<>();
    private final boolean broad;

    /** For grants. */
    public Builder() {
      this(false);
    }

    private Builder(boolean broad) {
      this.broad = broad;
    }

    /** Adds a pattern; earlier ones win. */
    public Builder<G> add(String pattern, G grant) {
      patterns.add(broad ? pattern.toLowerCase(Locale.ROOT) : normal(pattern));
      grants.add(grant);
      return this;
    }

    /** The finished table. */
    public UrlTable<G> build() {
      return new UrlTable<>(patterns, grants, broad);
    }
  }

  /** For prohibitions. */
  public static <G> Builder<G> broad() {
    return new Builder<>(true);
  }

  /** The first declared usable grant that covers a URL. */
  public @Nullable G match(String url, Usable<? super G> usable) {
    String text = broad ? url.toLowerCase(Locale.ROOT) : normal(url);
    for (int i = 0; i < patterns.size(); i++) {
      boolean covers =
          broad ? Globs.matches(patterns.get(i), text) : matches(patterns.get(i), text);
      if (covers && usable.isUsable(grants.get(i))) {
        return grants.get(i);
      }
    }
    return null;
  }

  /** {@code jdbc:} and the sub-protocol in lower case; the rest belongs to the driver. */
  private static String normal(String url) {
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? url : url.substring(0, end).toLowerCase(Locale.ROOT) + url.substring(end);
  }

  /** Two kinds of star; reachable positions of the text are kept as a row of flags. */
  private static boolean matches(String pattern, String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      if (c == '*') {
        boolean across = p + 1 < pattern.length() && pattern.charAt(p + 1) == '*';
        p += across ? 1 : 0;
        spread(reached, text, across);
      } else {
        for (int t = text.length(); t > 0; t--) {
          reached[t] = reached[t - 1] && text.charAt(t - 1) == c;
        }
        reached[0] = false;
      }
    }
    return reached[text.length()];
  }

  private static void spread(boolean[] reached, String text, boolean across) {
    for (int t = 0; t < text.length(); t++) {
      char c = text.charAt(t);
      if (reached[t] && PARAMETER_MARKS.indexOf(c) < 0 && (across || c != '/')) {
        reached[t + 1] = true;
      }
    }
  }
}
