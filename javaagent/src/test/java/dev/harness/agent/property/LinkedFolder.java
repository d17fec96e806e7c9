package dev.harness.agent.property;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder on disk full of links: good, dangling, circular, leading out and in again. */
public final class LinkedFolder {
  private static final int MOST_LINKS = 40;
  private static final List<String> TARGETS =
      List.of(
          "a",
          "b",
          "..",
          ".",
          "../a",
          "../b/c",
          "./a/../b",
          "a/b",
          "nothing",
          "nothing/..",
          "l0",
          "../l1",
          "l2/a",
          "../../l3",
          "b/",
          "a//b");

  private final Path root;
  private int followed;

  private LinkedFolder(Path root) {
    this.root = root;
  }

  /** Fills an empty folder. */
  public static LinkedFolder in(Path folder) throws IOException {
    Path root = folder.toRealPath();
    Draw draw = new Draw(1, 0);
    for (String name : List.of("", "a", "b", "a/b", "b/c")) {
      Path made = Files.createDirectories(root.resolve(name));
      Files.writeString(made.resolve("f"), "x");
      for (int i = 0; i < 6; i++) {
        String target = draw.of(TARGETS);
        boolean absolute = draw.once(4);
        Files.createSymbolicLink(
            made.resolve("l" + i), absolute ? Path.of(root + "/" + target) : Path.of(target));
      }
    }
    Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
    for (int i = 1; i <= MOST_LINKS + 2; i++) {
      Files.createSymbolicLink(
          root.resolve("chain" + i), Path.of(i == 1 ? "f" : "chain" + (i - 1)));
    }
    return new LinkedFolder(root);
  }

  /** The real path of the folder. */
  public Path root() {
    return root;
  }

  /** A path in the folder, there or not. */
  public String path(Draw draw) {
    StringBuilder path = new StringBuilder(draw.once(30) ? "" : root.toString());
    for (int left = draw.below(7); left > 0; left--) {
      path.append(draw.once(20) ? "//" : "/").append(name(draw));
    }
    return path.append(draw.once(10) || path.isEmpty() ? "/" : "").toString();
  }

  private static String name(Draw draw) {
    return switch (draw.below(10)) {
      case 0, 1, 2 -> "l" + draw.below(6);
      case 3 -> draw.of("..", ".");
      case 4 -> draw.of("..", ".", "self", "f", "\u00e9");
      case 5 -> "chain" + (1 + draw.below(MOST_LINKS + 2));
      case 6 -> "nothing";
      default -> draw.of("a", "b", "c");
    };
  }

  /**
   * Where a path leads, name by name; what is not there has no links.
   *
   * @return null if there is no end to it
   */
  public @Nullable String real(String path, boolean followLast) throws IOException {
    followed = 0;
    List<String> done = new ArrayList<>();
    return go(done, path, followLast) ? "/" + String.join("/", done) : null;
  }

  private boolean go(List<String> done, String path, boolean followLast) throws IOException {
    List<String> names = new ArrayList<>(List.of(path.split("/")));
    names.removeIf(String::isEmpty);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.equals("..")) {
        if (!done.isEmpty()) {
          done.remove(done.size() - 1);
        }
      } else if (!name.equals(".")) {
        done.add(name);
        Path here = Path.of("/" + String.join("/", done));
        boolean follow = followLast || i < names.size() - 1;
        if (follow && Files.isSymbolicLink(here) && !enter(done, here)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean enter(List<String> done, Path link) throws IOException {
    if (++followed > MOST_LINKS) {
      return false;
    }
    String target = Files.readSymbolicLink(link).toString();
    if (target.startsWith("/")) {
      done.clear();
    } else {
      done.remove(done.size() - 1);
    }
    return go(done, target, true);
  }
}
