package dev.harness.agent.policy.match;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names, exact or with a trailing {@code *} for any suffix.
 *
 * @param <G> what a name leads to
 */
public final class NameSet<G> {
  private final Map<String, Accepted<G>> exact;
  private final Prefixes<Accepted<G>> prefixes;

  private NameSet(Map<String, Accepted<G>> exact, Prefixes<Accepted<G>> prefixes) {
    this.exact = exact;
    this.prefixes = prefixes;
  }

  /** Collects names. */
  public static final class Builder<G> {
    private final Map<String, Accepted<G>> exact = new HashMap<>();
    private final Prefixes<Accepted<G>> prefixes = new Prefixes<>();
    private int order;

    /** Adds a name; earlier ones win. */
    public Builder<G> add(String name, G grant) {
      accepted(name).add(order++, grant);
      return this;
    }

    /** The finished set. */
    public NameSet<G> build() {
      return new NameSet<>(exact, prefixes);
    }

    private Accepted<G> accepted(String name) {
      boolean isPrefix = name.endsWith("*");
      String literal = isPrefix ? name.substring(0, name.length() - 1) : name;
      Accepted<G> known = isPrefix ? prefixes.get(literal) : exact.get(literal);
      if (known != null) {
        return known;
      }
      Accepted<G> created = new Accepted<>();
      if (isPrefix) {
        prefixes.put(literal, created);
      } else {
        exact.put(literal, created);
      }
      return created;
    }
  }

  /** The first declared usable grant that covers a name. */
  public @Nullable G match(String name, Usable<? super G> usable) {
    Best<G> best = new Best<>(usable);
    best.offer(exact.get(name));
    for (int i = 0; i < prefixes.places(); i++) {
      best.offer(prefixes.at(i, name));
    }
    return best.grant();
  }
}
