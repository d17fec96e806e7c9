package dev.harness.agent.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTrieTest {
  private static final Usable<Object> ALL = grant -> true;

  private static boolean covers(String pattern, String path) {
    return new PathTrie.Builder<String>().add(pattern, "g").build().find(path, ALL) != null;
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b, true",
    "/a/b, /a/b/c, false",
    "/a/b, /a/B, false",
    "/a/*, /a/b, true",
    "/a/*, /a, false",
    "/a/*, /a/b/c, false",
    "/a/inv-*.pdf, /a/inv-7.pdf, true",
    "/a/i*-*.pdf, /a/inv-7.pdf.exe, false",
    "/a/**, /a, true",
    "/a/**, /a/b/c, true",
    "/a/**, /ab, false",
    "/a/**/z, /a/z, true",
    "/a/**/z, /a/b/c/z, true",
    "/a/**/**/z, /a/z, true",
    "/**, /, true",
    "/, /, true",
    "/, /a, false",
    "/a?[b], /a?[b], true",
    "/**, /proc/self/environ, false",
    "/**, /dev, false",
    "/*/self/**, /proc/self/environ, false",
    "/**/self/**, /proc/self/environ, false",
    "/proc/**, /proc/self/environ, false",
    "/proc/**, /proc, false",
    "/proc/*/environ, /proc/self/environ, false",
    "/proc/self/**, /proc/self/fd/3, true",
    "/proc/self/*, /proc/self/environ, true",
    "/dev/null, /dev/null, true",
    "/sys/*, /sys/kernel, false",
    "/**, /process/x, true",
    "/a/proc/**, /a/proc/self, true",
  })
  void a_pattern_covers(String pattern, String path, boolean covered) {
    assertThat(covers(pattern, path)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({"a/b", "/a/../b", "/a/./b", "/a//b", "/a/", "//", "/a/..", "''"})
  void nothing_covers_a_path_that_is_not_normal(String path) {
    assertThat(covers("/**", path)).isFalse();
    assertThat(covers("/a/**", path)).isFalse();
  }

  @Test
  void the_first_declared_usable_grant_wins() {
    PathTrie<String> trie =
        new PathTrie.Builder<String>().add("/a/**", "1").add("/a/b", "2").add("/*/b", "3").build();
    assertThat(trie.find("/a/b", ALL)).isEqualTo("1");
    assertThat(trie.find("/a/b", grant -> !grant.equals("1"))).isEqualTo("2");
    assertThat(trie.find("/a/b", grant -> grant.equals("3"))).isEqualTo("3");
    assertThat(trie.find("/a/b", grant -> false)).isNull();
  }

  @Test
  void a_prohibition_reaches_the_guarded_folders() {
    PathTrie<String> trie = PathTrie.<String>broad().add("/proc/**", "g").build();
    assertThat(trie.find("/proc/self/environ", ALL)).isEqualTo("g");
    assertThat(trie.find("/proc", ALL)).isEqualTo("g");
  }

  @Test
  void only_a_trie_without_patterns_is_empty() {
    assertThat(new PathTrie.Builder<String>().build().isEmpty()).isTrue();
    assertThat(new PathTrie.Builder<String>().add("/", "g").build().isEmpty()).isFalse();
  }

  @Test
  void agrees_with_a_plain_model_on_random_patterns() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      PathTrie.Builder<Integer> builder = new PathTrie.Builder<>();
      List<String> patterns = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        builder.add(path(random, true), patterns.size());
        patterns.add(last);
      }
      String path = path(random, false);
      Integer expected = null;
      for (int i = patterns.size() - 1; i >= 0; i--) {
        expected = model(patterns.get(i), path) ? Integer.valueOf(i) : expected;
      }
      assertThat(builder.build().find(path, ALL))
          .as("seed %d: %s of %s", seed, path, patterns)
          .isEqualTo(expected);
    }
  }

  private static String last = "";

  private static String path(Random random, boolean pattern) {
    String[] names = {"a", "b", "ab", "aab", "proc", "dev", "*", "a*", "*b", "*a*", "**", "**"};
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      path.append('/').append(names[random.nextInt(pattern ? names.length : 6)]);
    }
    last = path.length() == 0 ? "/" : path.toString();
    return last;
  }

  private static boolean model(String pattern, String path) {
    List<String> p = names(pattern);
    List<String> t = names(path);
    if (!t.isEmpty() && List.of("proc", "sys", "dev").contains(t.get(0))) {
      if (t.size() == 1) {
        return p.equals(t);
      }
      for (int i = 0; i < Math.min(2, t.size()); i++) {
        if (i >= p.size() || !p.get(i).equals(t.get(i))) {
          return false;
        }
      }
    }
    return model(p, t);
  }

  private static boolean model(List<String> p, List<String> t) {
    if (p.isEmpty()) {
      return t.isEmpty();
    }
    List<String> rest = p.subList(1, p.size());
    if (p.get(0).equals("**")) {
      return model(rest, t) || (!t.isEmpty() && model(p, t.subList(1, t.size())));
    }
    return !t.isEmpty()
        && t.get(0).matches(p.get(0).replace("*", ".*"))
        && model(rest, t.subList(1, t.size()));
  }

  private static List<String> names(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
  }

  @Test
  void hostile_paths_cost_bounded_time() {
    PathTrie.Builder<String> builder = new PathTrie.Builder<>();
    builder.add("/" + "**/a/".repeat(50) + "z", "1").add("/**/*a*a*a*a*b", "2");
    PathTrie<String> trie = builder.build();
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(trie.find("/a".repeat(10_000), ALL)).isNull();
          assertThat(trie.find("/" + "a".repeat(200_000), ALL)).isNull();
        });
  }

  @Test
  void a_folder_may_have_very_many_patterns() {
    PathTrie.Builder<Integer> builder = new PathTrie.Builder<>();
    for (int i = 0; i < 10_000; i++) {
      builder.add("/data/f" + i + "-*.pdf", i);
    }
    assertThat(builder.build().find("/data/f7777-x.pdf", ALL)).isEqualTo(7777);
  }
}
