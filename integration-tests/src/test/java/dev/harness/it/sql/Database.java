package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * A real database with tables that the tool may use ({@code invoice}, {@code customer}), and with
 * what it may not: {@code secret}, {@code audit}, {@code hr.salary}, a sequence, a view, a function
 * with an effect.
 */
abstract class Database implements AutoCloseable {
  /** In every row and in a column's name of what may not be read. */
  static final String CANARY = "canary";

  static final List<String> ROWS =
      List.of(
          "DELETE FROM invoice",
          "DELETE FROM customer",
          "INSERT INTO customer (id, name, email, active, score) VALUES (1, 'Ann', 'ann@example.com',"
              + " TRUE, 1.5), (2, 'Bob', 'bob@example.org', TRUE, 2.5), (3, 'Cy', NULL, FALSE, NULL)",
          "INSERT INTO invoice (id, customer_id, total, note, created, paid) VALUES (1, 1, 100,"
              + " 'first a', '2026-01-05', NULL), (2, 1, 20.5, 'b', '2026-02-05', NULL), (3, 2, 7,"
              + " NULL, '2026-03-05', NULL), (4, 2, 1500, 'a', '2025-12-31', NULL)");

  static final List<String> TABLES =
      List.of(
          "CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(50), email VARCHAR(80),"
              + " active BOOLEAN, score FLOAT)",
          "CREATE TABLE invoice (id INTEGER PRIMARY KEY, customer_id INTEGER, total NUMERIC(10, 2),"
              + " note VARCHAR(200), created DATE, paid TIMESTAMP NULL)",
          "CREATE TABLE secret (id INTEGER PRIMARY KEY, password VARCHAR(50), canary_column INTEGER)",
          "CREATE TABLE audit (id INTEGER, what VARCHAR(50))",
          "CREATE TABLE hr.salary (id INTEGER, amount VARCHAR(50), canary_column INTEGER)",
          "INSERT INTO secret (id, password) VALUES (1, 'canary-1'), (2, 'canary-2')",
          "INSERT INTO audit (id, what) VALUES (1, 'canary-3')",
          "INSERT INTO hr.salary (id, amount) VALUES (1, 'canary-4')",
          "CREATE VIEW peek AS SELECT * FROM secret");

  abstract String name();

  abstract Dialect dialect();

  /** Builds everything anew. */
  abstract void reset() throws SQLException;

  /** A connection of a user who has the rights of the holding and no others, if there are users. */
  abstract Connection session(Holding holding) throws SQLException;

  /** A connection that may do everything. */
  abstract Connection owner() throws SQLException;

  /** What there is now, seen by the owner and from the session. */
  abstract State state(Connection session) throws SQLException;

  /** Whether the database refused because of missing rights. */
  abstract boolean isMissingRight(SQLException e, String sql);

  /** Tables that the statement opens, as far as the database tells without rights. */
  Set<String> tablesOpened(String sql) throws SQLException {
    return Set.of();
  }

  /** Where the statement may try to write files; part of the state. */
  abstract String folder();

  static void runAll(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** All rows of a query as text; what is wrong if it fails. */
  static String text(Connection connection, String sql) {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          text.append(rows.getString(i)).append('|');
        }
        text.append('\n');
      }
    } catch (SQLException e) {
      text.append("fails: ").append(e.getErrorCode());
    }
    return text.toString();
  }
}
