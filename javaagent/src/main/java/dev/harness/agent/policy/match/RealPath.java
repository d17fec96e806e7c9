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

  /** The kernel takes no longer path; it also bounds the work for a hostile one. */
  private static final int LONGEST = 4096;

  /** What the kernel appends to the former path of a file that has none any more. */
  private static final String DELETED = " (deleted)";

  private final LinkReader links;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final StringBuilder done = new StringBuilder();
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
    if (!path.startsWith("/") || path.length() > LONGEST || path.indexOf('\0') >= 0) {
      return null;
    }
    try {
      String known = isMagic(path) ? null : shortcut(path, followLast, links);
      return known != null ? known : new RealPath(links).walk(path, followLast);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /**
   * The path with {@code .}, {@code ..} and empty names removed textually.
   *
   * @return null if it is not absolute
   */
  public static @Nullable String lexical(String path) {
    if (!path.startsWith("/")) {
      return null;
    }
    if (isPlain(path)) {
      return path;
    }
    StringBuilder normal = new StringBuilder(path.length());
    List<String> names = names(path);
    for (int i = 0; i < names.size(); i++) {
      append(normal, names.get(i));
    }
    return text(normal);
  }

  /** Whether there is surely nothing to remove: no name is empty or begins with a dot. */
  private static boolean isPlain(String path) {
    for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
      char first = slash + 1 < path.length() ? path.charAt(slash + 1) : '/';
      if (first == '/' || first == '.') {
        return false;
      }
    }
    return true;
  }

  /** Asks the system for the folder, which many paths share, and for all only if a link is last. */
  private static @Nullable String shortcut(String path, boolean followLast, LinkReader links)
      throws IOException {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return followLast ? unlessDeleted(links.realPath(path)) : null;
    }
    String asked = folder(path, slash);
    String folder = unlessDeleted(links.realFolder(asked));
    if (folder == null) {
      return null;
    }
    String found = in(folder, path, slash);
    boolean leadsOn = followLast && links.isLink(asked, found);
    return unlessDeleted(leadsOn ? links.realPath(path) : found);
  }

  /** The folder of a path whose last slash is there. */
  public static String folder(String path, int slash) {
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  /** The last name of a path, whose last slash is there, in where its folder leads. */
  public static String in(String folder, String path, int slash) {
    boolean leadsNowhereElse = folder.length() == slash && path.startsWith(folder);
    return leadsNowhereElse ? path : (folder.equals("/") ? "" : folder) + path.substring(slash);
  }

  private static @Nullable String unlessDeleted(@Nullable String path) {
    return path == null || path.endsWith(DELETED) ? null : path;
  }

  private @Nullable String walk(String path, boolean followLast) throws IOException {
    push(path);
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      append(done, name);
      boolean isName = !name.equals(".") && !name.equals("..");
      if (isName && (followLast || !ahead.isEmpty()) && !follow()) {
        return null;
      }
    }
    return text(done);
  }

  /** Goes where the last name leads if it is a link; false if that cannot be told. */
  private boolean follow() throws IOException {
    String link = done.toString();
    String target = links.readLink(link);
    if (target == null) {
      return true;
    }
    if (++followed > MOST_LINKS || (isMagic(link) && isNoPath(target))) {
      return false;
    }
    if (target.startsWith("/")) {
      done.setLength(0);
    } else {
      append(done, "..");
    }
    push(target);
    return true;
  }

  /** Links below {@code /proc} lead to things, not to what their text says. */
  private static boolean isMagic(String path) {
    return path.startsWith("/proc/") || path.startsWith("/dev/");
  }

  private static boolean isNoPath(String target) {
    return target.endsWith(DELETED) || (!target.startsWith("/") && target.indexOf(':') >= 0);
  }

  private void push(String path) {
    List<String> names = names(path);
    for (int i = names.size() - 1; i >= 0; i--) {
      ahead.push(names.get(i));
    }
  }

  /** All names but the empty ones. */
  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (i > start) {
          names.add(path.substring(start, i));
        }
        start = i + 1;
      }
    }
    return names;
  }

  private static void append(StringBuilder path, String name) {
    if (name.equals("..")) {
      path.setLength(Math.max(0, path.lastIndexOf("/")));
    } else if (!name.equals(".")) {
      path.append('/').append(name);
    }
  }

  private static String text(StringBuilder path) {
    return path.length() == 0 ? "/" : path.toString();
  }
}
