package dev.harness.agent.sql;

import org.jspecify.annotations.Nullable;

/**
 * A table or view as a statement names it, letter case folded as the dialect does.
 *
 * @param schema the schema written before the name, null if there was none
 */
public record TableName(@Nullable String schema, String name) {
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
