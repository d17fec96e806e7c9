package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns as a trie over names. {@code *} matches within a name, {@code **} any number of
 * names, none included. What lies in {@code /proc}, {@code /sys} and {@code /dev} must be named: no
 * wildcard reaches the first two names there.
 *
 * @param <G> what a pattern leads to
 */
public final class PathTrie<G> {
  private final Node<G> root;

  private PathTrie(Node<G> root) {
    this.root = root;
  }

  /** Collects patterns. */
  public static final class Builder<G> {
    private final Node<G> root = new Node<>();
    private int order;

    /** Adds an absolute pattern; earlier ones win. */
    public Builder<G> add(String pattern, G grant) {
      Node<G> node = root;
      for (String name : pattern.substring(1).split("/")) {
        node = name.isEmpty() ? node : node.child(name);
      }
      node.accepted().add(order++, grant);
      return this;
    }

    /** The finished trie. */
    public PathTrie<G> build() {
      return new PathTrie<>(root);
    }
  }

  /**
   * The first declared usable grant that covers an absolute path without {@code .} or {@code ..}.
   */
  public @Nullable G find(String path, Usable<? super G> usable) {
    if (!path.startsWith("/")) {
      return null;
    }
    List<Node<G>> states = new ArrayList<>(4);
    states.add(root);
    int guarded = isGuarded(path) ? 2 : 0;
    if (guarded == 0) {
      root.expand(states);
    }
    int start = 1;
    while (start < path.length() && !states.isEmpty()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      states = step(states, path.substring(start, end), --guarded);
      start = end + 1;
    }
    return best(states, usable);
  }

  private static <G> List<Node<G>> step(List<Node<G>> states, String name, int guarded) {
    List<Node<G>> next = new ArrayList<>(states.size() + 2);
    for (int i = 0; i < states.size(); i++) {
      Node<G> state = states.get(i);
      Node<G> literal = state.literals.get(name);
      if (literal != null) {
        literal.enter(next, guarded <= 0);
      }
      if (guarded < 0) {
        state.wild(name, next);
      }
    }
    return next;
  }

  private static <G> @Nullable G best(List<Node<G>> states, Usable<? super G> usable) {
    Best<G> best = new Best<>(usable);
    for (int i = 0; i < states.size(); i++) {
      best.offer(states.get(i).accepted);
    }
    return best.grant();
  }

  private static boolean isGuarded(String path) {
    return isBelow(path, "/proc") || isBelow(path, "/sys") || isBelow(path, "/dev");
  }

  private static boolean isBelow(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }

  /** A place in the trie. */
  private static final class Node<G> {
    private final Map<String, Node<G>> literals = new HashMap<>(2);
    private final List<String> globs = new ArrayList<>(0);
    private final List<Node<G>> globChildren = new ArrayList<>(0);
    private boolean loops;
    private @Nullable Node<G> deep;
    private @Nullable Accepted<G> accepted;

    Accepted<G> accepted() {
      if (accepted == null) {
        accepted = new Accepted<>();
      }
      return accepted;
    }

    Node<G> child(String name) {
      if (name.equals("**")) {
        if (deep == null) {
          deep = new Node<>();
          deep.loops = true;
        }
        return deep;
      }
      if (name.indexOf('*') < 0) {
        return literals.computeIfAbsent(name, unused -> new Node<>());
      }
      int known = globs.indexOf(name);
      if (known < 0) {
        globs.add(name);
        globChildren.add(new Node<>());
        known = globs.size() - 1;
      }
      return globChildren.get(known);
    }

    void enter(List<Node<G>> states, boolean expands) {
      if (!states.contains(this)) {
        states.add(this);
        if (expands) {
          expand(states);
        }
      }
    }

    /** {@code **} may stand for no name at all. */
    void expand(List<Node<G>> states) {
      if (deep != null) {
        deep.enter(states, true);
      }
    }

    void wild(String name, List<Node<G>> next) {
      if (loops) {
        enter(next, true);
      }
      for (int i = 0; i < globs.size(); i++) {
        if (Globs.matches(globs.get(i), name)) {
          globChildren.get(i).enter(next, true);
        }
      }
    }
  }
}
