package dev.harness.agent.jdbc;

import dev.harness.agent.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** Which database a connection leads to, and what names mean there. */
public final class Session {
  private final String given;
  private final String url;
  private final Dialect dialect;
  private final @Nullable String schema;
  private final int hash;

  /**
   * For a connection made with this URL.
   *
   * @param schema where it looks for unqualified names; null for the dialect's usual one
   */
  public Session(String given, @Nullable String schema) {
    this.given = given;
    this.url = DatabaseUrl.withoutParameters(given);
    this.dialect = Dialect.ofUrl(given);
    this.schema = schema;
    this.hash = given.hashCode() * 31 + (schema == null ? 0 : schema.hashCode());
  }

  /** The URL that the connection was made with; may hold secrets. */
  public String given() {
    return given;
  }

  /** The same without parameters and secrets. */
  public String url() {
    return url;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Where unqualified names are looked for; null for the dialect's usual schema. */
  public @Nullable String schema() {
    return schema;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Session session
            && session.hash == hash
            && session.given.equals(given)
            && java.util.Objects.equals(session.schema, schema));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return url;
  }
}
