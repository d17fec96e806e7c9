package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Database URLs. In a grant {@code *} matches within a name and {@code **} across names, and
 * neither reaches into parameters, which can load classes and run scripts, nor makes one host a
 * list of hosts. A prohibition is read broadly: its wildcards match everything, upper and lower
 * case alike.
 *
 * @param <G> what a URL leads to
 */
public final class UrlTable<G> {
  private final Prefixes<List<Entry<G>>> entries;
  private final boolean broad;

  private UrlTable(Prefixes<List<Entry<G>>> entries, boolean broad) {
    this.entries = entries;
    this.broad = broad;
  }

  private static final class Entry<G> {
    private final String pattern;
    private final int order;
    private final G grant;

    Entry(String pattern, int order, G grant) {
      this.pattern = pattern;
      this.order = order;
      this.grant = grant;
    }
  }

  /** Collects patterns. */
  public static final class Builder<G> {
    private final Prefixes<List<Entry<G>>> entries = new Prefixes<>();
    private final boolean broad;
    private int order;

    /** For grants. */
    public Builder() {
      this(false);
    }

    private Builder(boolean broad) {
      this.broad = broad;
    }

    /** Adds a pattern; earlier ones win. */
    public Builder<G> add(String pattern, G grant) {
      String normal = normal(pattern, broad);
      String literal = Prefixes.literal(normal);
      List<Entry<G>> same = entries.get(literal);
      if (same == null) {
        same = new ArrayList<>(1);
        entries.put(literal, same);
      }
      same.add(new Entry<>(normal, order++, grant));
      return this;
    }

    /** The finished table. */
    public UrlTable<G> build() {
      return new UrlTable<>(entries, broad);
    }
  }

  /** For prohibitions. */
  public static <G> Builder<G> broad() {
    return new Builder<>(true);
  }

  /** The first declared usable grant that covers a URL. */
  public @Nullable G match(String url, Usable<? super G> usable) {
    String text = normal(url, broad);
    Entry<G> best = null;
    for (int i = 0; i < entries.places(); i++) {
      List<Entry<G>> candidates = entries.at(i, text);
      for (int j = 0; candidates != null && j < candidates.size(); j++) {
        Entry<G> entry = candidates.get(j);
        boolean earlier = best == null || entry.order < best.order;
        if (earlier && covers(entry.pattern, text) && usable.isUsable(entry.grant)) {
          best = entry;
        }
      }
    }
    return best == null ? null : best.grant;
  }

  private boolean covers(String pattern, String text) {
    return broad ? Globs.matches(pattern, text) : UrlGlobs.matches(pattern, text);
  }

  /** {@code jdbc:} and the sub-protocol in lower case; the rest belongs to the driver. */
  private static String normal(String url, boolean whole) {
    if (whole) {
      return UrlGlobs.folded(url);
    }
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? url : HostNames.lower(url.substring(0, end)).concat(url.substring(end));
  }
}
