package dev.harness.agent.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import dev.harness.agent.property.Paths;
import dev.harness.agent.verify.plain.PlainPaths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trie of path patterns and a plain reading of them never disagree. */
class PathPropertyTest {
  @Test
  void the_trie_finds_the_pattern_that_a_plain_reading_finds() {
    Cases.tryAll("path patterns", PathPropertyTest::agree);
  }

  @Test
  void the_trie_agrees_on_all_kept_cases() {
    for (String path : Paths.PATHS) {
      for (String pattern : Paths.PATTERNS) {
        requireSame(List.of(pattern), List.of(true), path);
      }
      requireSame(Paths.PATTERNS, Paths.PATTERNS.stream().map(pattern -> true).toList(), path);
    }
  }

  @Test
  void a_path_is_made_normal_as_by_hand() {
    Cases.tryAll(
        "normal paths",
        draw -> {
          String path = Paths.any(draw);
          assertThat(RealPath.lexical(path)).as(path).isEqualTo(normal(path));
        });
  }

  private static void agree(Draw draw) {
    List<String> patterns = new ArrayList<>();
    List<Boolean> usable = new ArrayList<>();
    for (int left = 1 + draw.below(draw.once(20) ? 40 : 4); left > 0; left--) {
      patterns.add(Paths.pattern(draw));
      usable.add(!draw.once(8));
    }
    requireSame(patterns, usable, Paths.path(draw, draw.of(patterns)));
  }

  private static void requireSame(List<String> patterns, List<Boolean> usable, String path) {
    for (boolean broad : new boolean[] {false, true}) {
      PathTrie.Builder<Integer> builder = broad ? PathTrie.broad() : new PathTrie.Builder<>();
      for (int i = 0; i < patterns.size(); i++) {
        builder.add(patterns.get(i), i);
      }
      Integer found = builder.build().find(path, usable::get);
      if (!String.valueOf(found).equals(String.valueOf(first(patterns, usable, path, broad)))) {
        throw new AssertionError(
            patterns + " on " + path + (broad ? " broadly" : "") + " find " + found);
      }
    }
  }

  private static @Nullable Integer first(
      List<String> patterns, List<Boolean> usable, String path, boolean broad) {
    for (int i = 0; i < patterns.size(); i++) {
      if (usable.get(i) && PlainPaths.covers(patterns.get(i), path, broad)) {
        return i;
      }
    }
    return null;
  }

  private static @Nullable String normal(String path) {
    if (!path.startsWith("/")) {
      return null;
    }
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
