package dev.harness.agent.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a database reads SQL text. */
public enum Dialect {
  POSTGRESQL("public"),
  /** MySQL and MariaDB. */
  MYSQL(null),
  H2("PUBLIC"),
  SQLITE("main"),
  /** Any other: only what all of them read alike is understood. */
  GENERIC(null);

  private final @Nullable String schema;

  Dialect(@Nullable String schema) {
    this.schema = schema;
  }

  /**
   * The schema of unqualified names unless the connection says otherwise; null if there is none.
   */
  @Nullable String schema() {
    return schema;
  }

  /**
   * The dialect behind a JDBC URL; {@link #GENERIC} for an unknown driver and for an H2 that
   * imitates another database.
   */
  public static Dialect ofUrl(String url) {
    String text = url.toLowerCase(Locale.ROOT);
    if (text.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    if (text.startsWith("jdbc:mysql:") || text.startsWith("jdbc:mariadb:")) {
      return MYSQL;
    }
    if (text.startsWith("jdbc:h2:")) {
      return text.contains(";mode=") ? GENERIC : H2;
    }
    return text.startsWith("jdbc:sqlite:") ? SQLITE : GENERIC;
  }
}
