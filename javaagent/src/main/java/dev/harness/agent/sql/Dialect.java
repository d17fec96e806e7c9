package dev.harness.agent.sql;

import java.util.List;
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

  private static final List<String> H2_READS_OTHERWISE =
      List.of(";mode=", ";database_to_upper=", ";database_to_lower=", ";case_insensitive");

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
   * A name as this database compares it. Where that is not known, a quoted name keeps its quotes:
   * it is another name than one without.
   */
  String fold(String name, boolean quoted) {
    return switch (this) {
      case POSTGRESQL -> quoted ? name : name.toLowerCase(Locale.ROOT);
      case H2 -> quoted ? name : name.toUpperCase(Locale.ROOT);
      case SQLITE -> Chars.lower(name);
      case MYSQL -> name;
      case GENERIC -> quoted ? '"' + name + '"' : name.toLowerCase(Locale.ROOT);
    };
  }

  /**
   * The dialect behind a JDBC URL; {@link #GENERIC} for an unknown driver and for an H2 that
   * imitates another database or reads names in another way.
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
      return H2_READS_OTHERWISE.stream().anyMatch(text::contains) ? GENERIC : H2;
    }
    return text.startsWith("jdbc:sqlite:") ? SQLITE : GENERIC;
  }
}
