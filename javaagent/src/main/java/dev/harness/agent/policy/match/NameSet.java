package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names, exact or with a trailing {@code *} for any suffix.
 *
 * @param <G> what a name leads to
 */
public final class NameSet<G> {
  private final Map<String, Accepted<G>> exact;
  private final List<String> prefixes;
  private final List<Accepted<G>> byPrefix;

  private NameSet(
      Map<String, Accepted<G>> exact, List<String> prefixes, List<Accepted<G>> byPrefix) {
    this.exact = exact;
    this.prefixes = prefixes;
    this.byPrefix = byPrefix;
  }

  /** Collects names. */
  public static final class Builder<G> {
    private final Map<String, Accepted<G>> exact = new HashMap<>();
    private final List<String> prefixes = new ArrayList<>();
    private final List<Accepted<G>> byPrefix = new ArrayList<>();
    private int order;

    /** Adds a name; earlier ones win. */
    public Builder<G> add(String name, G grant) {
      if (!name.endsWith("*")) {
        exact.computeIfAbsent(name, unused -> new Accepted<>()).add(order++, grant);
      } else {
        prefixes.add(name.substring(0, name.length() - 1));
        Accepted<G> accepted = new Accepted<>();
        accepted.add(order++, grant);
        byPrefix.add(accepted);
      }
      return this;
    }

    /** The finished set. */
    public NameSet<G> build() {
      return new NameSet<>(exact, prefixes, byPrefix);
    }
  }

  /** The first declared usable grant that covers a name. */
  public @Nullable G match(String name, Usable<? super G> usable) {
    Best<G> best = new Best<>(usable);
    best.offer(exact.get(name));
    for (int i = 0; i < prefixes.size(); i++) {
      if (name.startsWith(prefixes.get(i))) {
        best.offer(byPrefix.get(i));
      }
    }
    return best.grant();
  }
}
