package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port ranges of one host pattern, with what each leads to. */
final class Ports<G> {
  private static final int ANY = -1;

  private final Accepted<G> every = new Accepted<>();
  private final Map<Integer, Accepted<G>> single = new HashMap<>(2);
  private final List<Range<G>> ranges = new ArrayList<>(0);

  private static final class Range<G> {
    private final int first;
    private final int last;
    private final Accepted<G> accepted = new Accepted<>();

    Range(int first, int last) {
      this.first = first;
      this.last = last;
    }
  }

  /** The ports filed under a key; made if there are none yet. */
  static <K, G> Ports<G> of(Map<K, Ports<G>> map, K key) {
    Ports<G> known = map.get(key);
    if (known == null) {
      known = new Ports<>();
      map.put(key, known);
    }
    return known;
  }

  void add(int first, int last, int order, G grant) {
    every.add(order, grant);
    accepted(first, last).add(order, grant);
  }

  private Accepted<G> accepted(int first, int last) {
    if (first != last) {
      Range<G> range = new Range<>(first, last);
      ranges.add(range);
      return range.accepted;
    }
    Accepted<G> known = single.get(first);
    if (known == null) {
      known = new Accepted<>();
      single.put(first, known);
    }
    return known;
  }

  /** Offers what covers this port; -1 stands for some port. */
  static <G> void offer(@Nullable Ports<G> ports, int port, Best<G> best) {
    if (ports != null && port == ANY) {
      best.offer(ports.every);
    } else if (ports != null) {
      best.offer(ports.single.get(port));
      for (int i = 0; i < ports.ranges.size(); i++) {
        Range<G> range = ports.ranges.get(i);
        if (range.first <= port && port <= range.last) {
          best.offer(range.accepted);
        }
      }
    }
  }
}
