package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants that end in one place of a structure, with their place in the manifest. */
final class Accepted<G> {
  private final List<G> grants = new ArrayList<>(1);
  private final List<Integer> orders = new ArrayList<>(1);

  void add(int order, G grant) {
    grants.add(grant);
    orders.add(order);
  }

  /** The first usable one that stands before {@code best} in the manifest. */
  int firstBefore(int best, Usable<? super G> usable) {
    for (int i = 0; i < grants.size() && orders.get(i) < best; i++) {
      if (usable.isUsable(grants.get(i))) {
        return i;
      }
    }
    return -1;
  }

  int order(int index) {
    return orders.get(index);
  }

  G grant(int index) {
    return grants.get(index);
  }

  /** The first usable one. */
  @Nullable G first(Usable<? super G> usable) {
    int index = firstBefore(Integer.MAX_VALUE, usable);
    return index < 0 ? null : grants.get(index);
  }
}
