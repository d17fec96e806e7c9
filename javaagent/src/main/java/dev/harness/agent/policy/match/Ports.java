package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port ranges of one host pattern, with what each leads to. */
final class Ports<G> {
  private static final int ANY = -1;

  private final List<Range<G>> ranges = new ArrayList<>(1);

  private static final class Range<G> {
    private final int first;
    private final int last;
    private final Accepted<G> accepted = new Accepted<>();

    Range(int first, int last) {
      this.first = first;
      this.last = last;
    }
  }

  void add(int first, int last, int order, G grant) {
    Range<G> range = new Range<>(first, last);
    range.accepted.add(order, grant);
    ranges.add(range);
  }

  /** Offers what covers this port; -1 stands for some port. */
  static <G> void offer(@Nullable Ports<G> ports, int port, Best<G> best) {
    for (int i = 0; ports != null && i < ports.ranges.size(); i++) {
      Range<G> range = ports.ranges.get(i);
      if (port == ANY || (range.first <= port && port <= range.last)) {
        best.offer(range.accepted);
      }
    }
  }
}
