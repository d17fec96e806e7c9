package dev.harness.agent.policy.match;

import org.jspecify.annotations.Nullable;

/**
 * Path patterns as a trie over names. {@code *} matches within a name, {@code **} any number of
 * names, none included. What lies in {@code /proc}, {@code /sys} and {@code /dev} must be named: no
 * wildcard reaches the first two names there.
 *
 * @param <G> what a pattern leads to
 */
public final class PathTrie<G> {
  private static final int NAMES_TO_NAME = 2;

  private final PathNode<G> root;
  private final boolean broad;
  private final boolean empty;

  private PathTrie(Builder<G> builder) {
    this.root = builder.root;
    this.broad = builder.broad;
    this.empty = builder.order == 0;
  }

  /** Collects patterns. */
  public static final class Builder<G> {
    private final PathNode<G> root = new PathNode<>();
    private final boolean broad;
    private int order;

    /** For grants. */
    public Builder() {
      this(false);
    }

    private Builder(boolean broad) {
      this.broad = broad;
    }

    /** Adds an absolute pattern; earlier ones win. */
    public Builder<G> add(String pattern, G grant) {
      PathNode<G> node = root;
      for (int start = 1; start < pattern.length(); ) {
        int end = end(pattern, start);
        node = node.child(pattern.substring(start, end));
        start = end + 1;
      }
      node.accept(order++, grant);
      return this;
    }

    /** The finished trie. */
    public PathTrie<G> build() {
      return new PathTrie<>(this);
    }
  }

  /** For prohibitions: wildcards also cover {@code /proc}, {@code /sys} and {@code /dev}. */
  public static <G> Builder<G> broad() {
    return new Builder<>(true);
  }

  /** Whether it has no pattern at all. */
  public boolean isEmpty() {
    return empty;
  }

  /**
   * The first declared usable grant that covers a path.
   *
   * @param path absolute, without empty, {@code .} and {@code ..} names; nothing covers another one
   */
  public @Nullable G find(String path, Usable<? super G> usable) {
    if (empty || !path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
      return null;
    }
    int literal = broad || !isGuarded(path) ? 0 : NAMES_TO_NAME;
    PathStates<G> states = new PathStates<>();
    states.enter(root, literal == 0);
    for (int start = 1; start < path.length() && !states.isEmpty(); ) {
      int end = end(path, start);
      String name = path.substring(start, end);
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        return null;
      }
      states = states.after(name, --literal);
      start = end + 1;
    }
    return states.best(usable);
  }

  private static int end(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }

  private static boolean isGuarded(String path) {
    return isIn(path, "/proc") || isIn(path, "/sys") || isIn(path, "/dev");
  }

  private static boolean isIn(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }
}
