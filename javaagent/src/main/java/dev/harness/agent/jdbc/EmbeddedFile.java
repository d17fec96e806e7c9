package dev.harness.agent.jdbc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file of a database that lives in this JVM: a URL that leads there is a path and is held to
 * what paths are held to.
 *
 * @param before the URL before the path
 * @param path the path as written
 * @param suffix what the engine adds to it
 */
public record EmbeddedFile(String before, String path, String suffix) {
  private static final List<String> H2_OTHER = List.of("mem:", "tcp://", "ssl://");
  private static final List<String> HSQLDB_OTHER = List.of("mem:", "hsql://", "hsqls://");
  private static final List<String> DERBY_OTHER = List.of("memory:", "//");

  /** The file behind a URL; null if it leads to a server or to memory. */
  public static @Nullable EmbeddedFile of(String url) {
    String driver = DatabaseUrl.driver(url);
    String place = place(url, driver);
    return switch (driver) {
      case "h2" -> of(url, place, H2_OTHER, ".mv.db");
      case "hsqldb" -> of(url, place, HSQLDB_OTHER, ".properties");
      case "derby" -> of(url, place, DERBY_OTHER, "");
      case "sqlite" -> place.isEmpty() || place.equals(":memory:") ? null : of(url, place);
      default -> null;
    };
  }

  private static EmbeddedFile of(String url, String place) {
    return java.util.Objects.requireNonNull(of(url, place, List.of(), ""));
  }

  private static @Nullable EmbeddedFile of(
      String url, String place, List<String> others, String suffix) {
    String lower = place.toLowerCase(Locale.ROOT);
    for (String other : others) {
      if (lower.startsWith(other)) {
        return null;
      }
    }
    String path = lower.startsWith("file:") ? place.substring("file:".length()) : place;
    return new EmbeddedFile(url.substring(0, url.indexOf(path, prefix(url))), path, suffix);
  }

  private static String place(String url, String driver) {
    String plain = DatabaseUrl.withoutParameters(url);
    int start = "jdbc:".length() + driver.length() + 1;
    return start > plain.length() ? "" : plain.substring(start);
  }

  private static int prefix(String url) {
    return "jdbc:".length() + DatabaseUrl.driver(url).length() + 1;
  }

  /** Why a URL of an embedded database names no single file; null if it does, or has none. */
  static @Nullable String refusal(String url) {
    EmbeddedFile file = of(url);
    if (file == null) {
      return null;
    }
    String path = file.path;
    if (!path.startsWith("/") || path.startsWith("//")) {
      return "the database's file is not an absolute path";
    }
    boolean normal = !(path + "/").contains("/../") && !(path + "/").contains("/./");
    return normal && path.indexOf(':') < 0 && path.indexOf('%') < 0 && path.indexOf('!') < 0
        ? null
        : "the path of the database's file is not plain";
  }

  /** The file itself. */
  public String file() {
    return path + suffix;
  }

  /** The URL of the same database by the real path of its file; null if that is another kind. */
  public @Nullable String at(String real, String url) {
    if (!real.endsWith(suffix)) {
      return null;
    }
    String after = url.substring(before.length() + path.length());
    return before + real.substring(0, real.length() - suffix.length()) + after;
  }
}
