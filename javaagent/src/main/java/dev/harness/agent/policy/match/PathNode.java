package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the trie of path patterns. */
final class PathNode<G> {
  private final Map<String, PathNode<G>> literals = new HashMap<>(2);
  private final boolean loops;
  private @Nullable Prefixes<List<Glob<G>>> globs;
  private @Nullable PathNode<G> deep;
  private @Nullable Accepted<G> accepted;

  PathNode() {
    this(false);
  }

  private PathNode(boolean loops) {
    this.loops = loops;
  }

  private static final class Glob<G> {
    private final String pattern;
    private final PathNode<G> node = new PathNode<>();

    Glob(String pattern) {
      this.pattern = pattern;
    }
  }

  void accept(int order, G grant) {
    if (accepted == null) {
      accepted = new Accepted<>();
    }
    accepted.add(order, grant);
  }

  @Nullable Accepted<G> accepted() {
    return accepted;
  }

  /** Where {@code **} leads from here, without a name. */
  @Nullable PathNode<G> deep() {
    return deep;
  }

  /** Where a name leads that a pattern spells out. */
  @Nullable PathNode<G> literal(String name) {
    return literals.get(name);
  }

  /** Enters what wildcards reach by a name. */
  void enterWild(String name, PathStates<G> next) {
    if (loops) {
      next.enter(this, true);
    }
    for (int i = 0; globs != null && i < globs.places(); i++) {
      List<Glob<G>> candidates = globs.at(i, name);
      for (int j = 0; candidates != null && j < candidates.size(); j++) {
        Glob<G> glob = candidates.get(j);
        if (Globs.matches(glob.pattern, name)) {
          next.enter(glob.node, true);
        }
      }
    }
  }

  /** The place that a name of a pattern leads to; made if it is new. */
  PathNode<G> child(String name) {
    if (name.equals("**")) {
      return makeDeep();
    }
    if (name.indexOf('*') >= 0) {
      return makeGlob(name);
    }
    PathNode<G> known = literals.get(name);
    if (known == null) {
      known = new PathNode<>();
      literals.put(name, known);
    }
    return known;
  }

  /** {@code **} after {@code **} adds nothing. */
  private PathNode<G> makeDeep() {
    if (loops) {
      return this;
    }
    if (deep == null) {
      deep = new PathNode<>(true);
    }
    return deep;
  }

  private PathNode<G> makeGlob(String name) {
    if (globs == null) {
      globs = new Prefixes<>();
    }
    List<Glob<G>> siblings = globs.get(Prefixes.literal(name));
    if (siblings == null) {
      siblings = new ArrayList<>(1);
      globs.put(Prefixes.literal(name), siblings);
    }
    for (int i = 0; i < siblings.size(); i++) {
      if (siblings.get(i).pattern.equals(name)) {
        return siblings.get(i).node;
      }
    }
    Glob<G> glob = new Glob<>(name);
    siblings.add(glob);
    return glob.node;
  }
}
