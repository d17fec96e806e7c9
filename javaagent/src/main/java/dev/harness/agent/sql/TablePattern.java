package dev.harness.agent.sql;

import org.jspecify.annotations.Nullable;

/**
 * A table in a grant: {@code name}, {@code schema.name} or {@code schema.*}. Unquoted names are
 * folded as the database does; names in double quotes are exact.
 */
public record TablePattern(@Nullable String schema, String name) {
  private static final String PART = "([A-Za-z_][A-Za-z0-9_$]*|\"[^\"]+\")";

  /**
   * Reads one as written in the manifest.
   *
   * @throws IllegalArgumentException saying what is wrong and what is expected
   */
  public static TablePattern of(String text) {
    if (!text.matches("(" + PART + "\\.)?" + PART + "|" + PART + "\\.\\*")) {
      throw new IllegalArgumentException(
          "expected a table, schema.table or schema.*, found \"" + text + "\"");
    }
    int dot = text.startsWith("\"") ? text.indexOf('.', text.indexOf('"', 1)) : text.indexOf('.');
    return new TablePattern(dot < 0 ? null : text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
