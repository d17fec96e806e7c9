package dev.harness.agent.policy.match;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out where an operation on a path really goes, name by name as the kernel does. */
public final class RealPath {
  private static final int MOST_LINKS = 40;

  private final LinkReader links;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private int followed;

  private RealPath(LinkReader links) {
    this.links = links;
  }

  /**
   * The path with links resolved. Names that do not exist stay as they are, so that creating
   * through a dangling link is judged where the file would appear.
   *
   * @param path an absolute path; {@code ..} goes up from where the names before it lead
   * @param followLast whether the operation follows a link in the last name
   * @return null if it cannot be told
   */
  public static @Nullable String resolve(String path, boolean followLast, LinkReader links) {
    String whole = followLast ? links.realPath(path) : null;
    if (whole != null) {
      return whole;
    }
    try {
      RealPath walk = new RealPath(links);
      walk.push(path);
      return walk.run(followLast);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The path with {@code .}, {@code ..} and empty names removed textually. */
  public static String lexical(String path) {
    List<String> names = new ArrayList<>();
    for (String name : names(path)) {
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.remove(names.size() - 1);
        }
      } else {
        names.add(name);
      }
    }
    return join(names);
  }

  private @Nullable String run(boolean followLast) throws IOException {
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.equals("..")) {
        if (!done.isEmpty()) {
          done.remove(done.size() - 1);
        }
      } else if (!follow(name, followLast || !ahead.isEmpty())) {
        return null;
      }
    }
    return join(done);
  }

  private boolean follow(String name, boolean follows) throws IOException {
    done.add(name);
    if (!follows) {
      return true;
    }
    String target = links.readLink(join(done));
    if (target == null) {
      return true;
    }
    done.remove(done.size() - 1);
    if (target.startsWith("/")) {
      done.clear();
    } else if (target.indexOf(':') >= 0 && !done.isEmpty() && done.get(0).equals("proc")) {
      return false;
    }
    push(target);
    return ++followed <= MOST_LINKS;
  }

  private void push(String path) {
    List<String> names = names(path);
    for (int i = names.size() - 1; i >= 0; i--) {
      ahead.push(names.get(i));
    }
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        String name = path.substring(start, i);
        if (!name.isEmpty() && !name.equals(".")) {
          names.add(name);
        }
        start = i + 1;
      }
    }
    return names;
  }

  private static String join(List<String> names) {
    if (names.isEmpty()) {
      return "/";
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      path.append('/').append(names.get(i));
    }
    return path.toString();
  }
}
