package dev.harness.agent.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out to which database an object of the JDBC API leads: by what was seen when it was made,
 * or by asking it. An object that a tool wrote could lie; the caller does not ask those.
 */
public final class Handles {
  private static final IdentityTable<Handle> TABLE = new IdentityTable<>();

  private static final IdentityTable<Boolean> SOURCES = new IdentityTable<>();

  private static final Set<String> HOSTS_URLS = ConcurrentHashMap.newKeySet();

  /** A host has a few; the bound is for one that makes them up. */
  private static final int MOST_URLS = 1000;

  private Handles() {}

  /** The host made a data source. */
  public static void madeByHost(Object source) {
    SOURCES.put(source, Boolean.TRUE);
  }

  /** Whether the host made a data source. */
  public static boolean isHosts(Object source) {
    return SOURCES.get(source) != null;
  }

  /** What is known of an object; null if nothing. */
  public static @Nullable Handle known(Object object) {
    return TABLE.get(object);
  }

  /** Whether the host itself has connected with this URL: then its parameters are the host's. */
  public static boolean isHostsUrl(String url) {
    return HOSTS_URLS.contains(url);
  }

  /** A driver made a connection; {@code host} is whether no tool asked for it. */
  public static void connected(Object connection, String url, boolean host) {
    if (host && HOSTS_URLS.size() < MOST_URLS) {
      HOSTS_URLS.add(url);
    }
    TABLE.put(connection, Handle.ofConnection(new Session(url, DatabaseUrl.schema(url))));
  }

  /** A statement was prepared. */
  public static void prepared(Object statement, String sql) {
    TABLE.put(statement, Handle.ofStatement(sql));
  }

  /** A statement was made; notes it if rows can be changed through its results. */
  public static void made(Object statement) {
    try {
      if (statement instanceof Statement made
          && made.getResultSetConcurrency() == ResultSet.CONCUR_UPDATABLE) {
        statement(statement).makeUpdatable();
      }
    } catch (SQLException e) {
      // Then nothing is known of it, and changes through its results are refused.
    }
  }

  /** SQL was added to a statement's batch. */
  public static void added(Object statement, String sql) {
    statement(statement).add(sql);
  }

  /** A statement's batch was run or dropped. */
  public static void cleared(Object statement) {
    Handle handle = TABLE.get(statement);
    if (handle != null) {
      handle.clear();
    }
  }

  /** A connection means another schema by names without one. */
  public static void moved(Object connection, String schema) {
    Handle handle = TABLE.get(connection);
    Session before = handle == null ? null : handle.session();
    if (handle != null && before != null) {
      handle.move(new Session(before.given(), schema));
    }
  }

  /**
   * What is known of a connection.
   *
   * @throws SQLException if it does not tell
   */
  public static Handle connection(Connection connection) throws SQLException {
    Handle known = TABLE.get(connection);
    if (known != null && known.session() != null) {
      return known;
    }
    Handle behind = behind(connection);
    if (behind != null) {
      return TABLE.getOrPut(connection, behind);
    }
    String url = connection.getMetaData().getURL();
    if (url == null) {
      throw new SQLException("the connection does not tell its URL");
    }
    return TABLE.getOrPut(
        connection, Handle.ofConnection(new Session(url, DatabaseUrl.schema(url))));
  }

  /** What is known of the connection that a pool's object stands for: its metadata tell less. */
  private static @Nullable Handle behind(Connection connection) {
    try {
      Connection real = connection.unwrap(Connection.class);
      Handle handle = real == null || real == connection ? null : TABLE.get(real);
      return handle == null || handle.session() == null ? null : handle;
    } catch (SQLException e) {
      return null; // A pool may keep it to itself.
    }
  }

  /**
   * The connection behind an object of the JDBC API.
   *
   * @throws SQLException if it does not tell
   */
  public static Connection connectionOf(Object object) throws SQLException {
    if (object instanceof Connection connection) {
      return connection;
    }
    if (object instanceof Statement statement) {
      return statement.getConnection();
    }
    if (object instanceof DatabaseMetaData metadata) {
      return metadata.getConnection();
    }
    if (object instanceof ResultSet result && result.getStatement() != null) {
      return result.getStatement().getConnection();
    }
    throw new SQLException("nobody knows the connection of " + object.getClass().getName());
  }

  /** What is known of a statement. */
  public static Handle statement(Object statement) {
    Handle known = TABLE.get(statement);
    return known == null ? TABLE.getOrPut(statement, Handle.ofStatement(null)) : known;
  }

  /** The statement that a result came from; null if none. */
  public static @Nullable Object statementOf(Object result) throws SQLException {
    return result instanceof ResultSet rows ? rows.getStatement() : null;
  }

  /** Remembers to which connection a statement belongs. */
  public static void bind(Object statement, Handle connection) {
    statement(statement).of(connection);
  }
}
