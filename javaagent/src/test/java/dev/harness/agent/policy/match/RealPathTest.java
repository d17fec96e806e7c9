package dev.harness.agent.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealPathTest {
  @TempDir Path temp = Path.of("/");
  private Path root = Path.of("/");

  @BeforeEach
  void resolveTemp() throws IOException {
    root = temp.toRealPath();
  }

  private static @Nullable String follow(Path path) {
    return RealPath.resolve(path.toString(), true, FileSystemLinks.INSTANCE);
  }

  private static @Nullable String keep(Path path) {
    return RealPath.resolve(path.toString(), false, FileSystemLinks.INSTANCE);
  }

  /** A file system of links only, without the short cut. */
  private static LinkReader of(Map<String, String> links) {
    return new LinkReader() {
      @Override
      public @Nullable String readLink(String path) {
        return links.get(path);
      }

      @Override
      public @Nullable String realPath(String path) {
        return null;
      }
    };
  }

  @Test
  void a_link_is_followed_unless_the_operation_is_on_the_link() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
    assertThat(follow(link)).isEqualTo(file.toString());
    assertThat(keep(link)).isEqualTo(link.toString());
  }

  @Test
  void a_dangling_link_leads_to_where_the_file_would_appear() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("/nowhere/new"));
    assertThat(follow(link)).isEqualTo("/nowhere/new");
    assertThat(follow(root.resolve("none/x"))).isEqualTo(root.resolve("none/x").toString());
  }

  @Test
  void dots_go_up_from_where_the_link_leads() throws IOException {
    Files.createDirectories(root.resolve("far/dir"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("far/dir"));
    Files.createSymbolicLink(root.resolve("twice"), Path.of("link/../new"));
    assertThat(follow(root.resolve("link/../x"))).isEqualTo(root.resolve("far/x").toString());
    assertThat(keep(root.resolve("link/../x"))).isEqualTo(root.resolve("far/x").toString());
    assertThat(follow(root.resolve("twice"))).isEqualTo(root.resolve("far/new").toString());
  }

  @Test
  void a_name_that_ends_in_dots_is_followed_even_when_links_are_kept() throws IOException {
    Files.createDirectories(root.resolve("far/dir"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("far/dir"));
    assertThat(RealPath.resolve(root + "/link/.", false, FileSystemLinks.INSTANCE))
        .isEqualTo(root.resolve("far/dir").toString());
    assertThat(RealPath.resolve(root + "/link/..", false, FileSystemLinks.INSTANCE))
        .isEqualTo(root.resolve("far").toString());
  }

  @Test
  void loops_and_texts_that_are_no_path_cannot_be_resolved() throws IOException {
    Path loop = Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    assertThat(follow(loop)).isNull();
    assertThat(follow(loop.resolve("x"))).isNull();
    assertThat(RealPath.resolve("relative", true, FileSystemLinks.INSTANCE)).isNull();
    assertThat(RealPath.resolve("/a\0b", true, FileSystemLinks.INSTANCE)).isNull();
    assertThat(RealPath.resolve("/a".repeat(1_000_000), true, FileSystemLinks.INSTANCE)).isNull();
  }

  @Test
  void below_a_file_nothing_is_a_link() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertThat(follow(file.resolve("x"))).isEqualTo(file + "/x");
  }

  @Test
  void far_below_a_file_nothing_is_a_link_either() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    Path none = file.resolve("a/b/c");
    assertThat(follow(none)).isEqualTo(none.toString());
    assertThat(follow(none.resolve("../.."))).isEqualTo(file.resolve("a").toString());
  }

  @Test
  void forty_links_are_followed_and_no_more() {
    Map<String, String> links = new HashMap<>();
    for (int i = 0; i < 41; i++) {
      links.put("/l" + i, "l" + (i + 1));
    }
    assertThat(RealPath.resolve("/l1", true, of(links))).isEqualTo("/l41");
    assertThat(RealPath.resolve("/l0", true, of(links))).isNull();
  }

  @Test
  void links_below_proc_that_name_no_path_cannot_be_resolved() {
    LinkReader links =
        of(
            Map.of(
                "/proc/self", "42",
                "/proc/42/fd/1", "pipe:[7]",
                "/proc/42/fd/2", "/tmp/x (deleted)",
                "/proc/42/root", "/",
                "/dev/fd", "/proc/self/fd"));
    assertThat(RealPath.resolve("/proc/self/fd/1", true, links)).isNull();
    assertThat(RealPath.resolve("/proc/self/fd/2", true, links)).isNull();
    assertThat(RealPath.resolve("/dev/fd/1", true, links)).isNull();
    assertThat(RealPath.resolve("/proc/self/root/etc/x", true, links)).isEqualTo("/etc/x");
    assertThat(RealPath.resolve("/proc/self/maps", true, links)).isEqualTo("/proc/42/maps");
  }

  @Test
  void what_cannot_be_read_cannot_be_resolved() {
    LinkReader broken =
        new LinkReader() {
          @Override
          public @Nullable String readLink(String path) throws IOException {
            throw new IOException("no");
          }

          @Override
          public @Nullable String realPath(String path) {
            return null;
          }
        };
    assertThat(RealPath.resolve("/a", true, broken)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/a//b/, /a/b",
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/../.., /",
    "/..a/b.., /..a/b.."
  })
  void dots_are_removed_textually(String path, String normal) {
    assertThat(RealPath.lexical(path)).isEqualTo(normal);
    assertThat(RealPath.lexical(path.substring(1).replaceFirst("^/+", ""))).isNull();
  }

  @Test
  void agrees_with_the_system_on_random_trees() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] names = {"a", "b", "c", "..", "."};
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Path place = root.resolve(path(random, names, 3)).normalize();
      String target = path(random, names, 3);
      try {
        if (random.nextBoolean()) {
          Files.createDirectories(place);
        } else {
          Files.createSymbolicLink(
              place, Path.of(random.nextInt(4) == 0 ? root + "/" + target : target));
        }
        made.add(place + " " + target);
      } catch (IOException e) {
        continue; // occupied, or a loop on the way
      }
    }
    LinkReader slow = withoutShortCut();
    for (int i = 0; i < 2_000; i++) {
      String path = root + "/" + path(random, names, 6);
      String expected = FileSystemLinks.INSTANCE.realPath(path);
      if (expected != null) {
        assertThat(RealPath.resolve(path, true, slow))
            .as("seed %d: %s in %s", seed, path, made)
            .isEqualTo(expected);
      }
      for (boolean follow : new boolean[] {true, false}) {
        assertThat(RealPath.resolve(path, follow, FileSystemLinks.INSTANCE))
            .as("seed %d: %s (%s) in %s", seed, path, follow, made)
            .isEqualTo(RealPath.resolve(path, follow, slow));
      }
    }
  }

  private static LinkReader withoutShortCut() {
    return new LinkReader() {
      @Override
      public @Nullable String readLink(String path) throws IOException {
        return FileSystemLinks.INSTANCE.readLink(path);
      }

      @Override
      public @Nullable String realPath(String path) {
        return null;
      }
    };
  }

  private static String path(Random random, String[] names, int most) {
    StringBuilder path = new StringBuilder(names[random.nextInt(3)]);
    for (int i = random.nextInt(most); i > 0; i--) {
      path.append('/').append(names[random.nextInt(names.length)]);
    }
    return path.toString();
  }
}
