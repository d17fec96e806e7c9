package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of a trie that a path may have reached. Each is kept once, so a path of many names
 * costs no more than names times places, whatever the wildcards.
 */
final class PathStates<G> {
  /** Up to here a look through the list is cheaper than a set. */
  private static final int FEW = 16;

  private final List<PathNode<G>> nodes = new ArrayList<>(4);
  private @Nullable Set<PathNode<G>> known;

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * Adds a place.
   *
   * @param wild whether a {@code **} that follows may stand for no name
   */
  void enter(PathNode<G> node, boolean wild) {
    if (isNew(node)) {
      nodes.add(node);
      PathNode<G> deep = wild ? node.deep() : null;
      if (deep != null && isNew(deep)) {
        nodes.add(deep);
      }
    }
  }

  /**
   * The places one name further.
   *
   * @param literal how many of the names to come must be literal; none if zero, negative if this
   *     one need not be
   */
  PathStates<G> after(String name, int literal) {
    PathStates<G> next = new PathStates<>();
    for (int i = 0; i < nodes.size(); i++) {
      PathNode<G> node = nodes.get(i);
      PathNode<G> child = node.literal(name);
      if (child != null) {
        next.enter(child, literal <= 0);
      }
      if (literal < 0) {
        node.enterWild(name, next);
      }
    }
    return next;
  }

  /** The first declared usable grant of all these places. */
  @Nullable G best(Usable<? super G> usable) {
    Best<G> best = new Best<>(usable);
    for (int i = 0; i < nodes.size(); i++) {
      best.offer(nodes.get(i).accepted());
    }
    return best.grant();
  }

  private boolean isNew(PathNode<G> node) {
    if (known == null && nodes.size() >= FEW) {
      known = Collections.newSetFromMap(new IdentityHashMap<>(4 * FEW));
      known.addAll(nodes);
    }
    return known == null ? !nodes.contains(node) : known.add(node);
  }
}
