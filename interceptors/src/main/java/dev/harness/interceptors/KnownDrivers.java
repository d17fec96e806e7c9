package dev.harness.interceptors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Database drivers whose insides were looked at. They work with an authority of their own where a
 * tool uses them; the others have the tool's.
 */
public final class KnownDrivers {
  private static final List<String> PACKAGES =
      List.of(
          "org.h2.",
          "org.sqlite.",
          "org.hsqldb.",
          "org.postgresql.",
          "com.mysql.cj.",
          "org.mariadb.jdbc.");

  /** How names of files end that embedded databases make for themselves. */
  public static final List<String> FILES =
      List.of(
          ".mv.db",
          ".trace.db",
          ".lock.db",
          ".temp.db",
          ".newFile",
          ".tempFile",
          ".script",
          ".log",
          ".data",
          ".properties",
          ".lobs",
          ".backup",
          ".lck",
          ".new",
          ".old",
          ".tmp");

  /** Those whose data sources make connections without the driver's door. */
  private static final List<String> DIRECT = List.of("org.h2.", "org.sqlite.");

  private KnownDrivers() {}

  /** Whether data sources of a class's driver make connections without the driver's door. */
  public static boolean isDirect(String className) {
    String driver = packageOf(className);
    return driver != null && DIRECT.contains(driver);
  }

  /** Whether a class is part of one of them. */
  public static boolean has(String className) {
    return packageOf(className) != null;
  }

  /** The part of its classes' names that all share, or null. */
  public static @Nullable String packageOf(String className) {
    for (String name : PACKAGES) {
      if (className.startsWith(name)) {
        return name;
      }
    }
    return null;
  }
}
