package dev.harness.it.tool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** What tools do with any database. */
final class SqlDeeds {
  private SqlDeeds() {}

  /** Something done with a connection. */
  interface Step {
    Object on(Connection connection) throws Exception;
  }

  /** The first value that a query gives. */
  static Object one(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The same by a prepared statement, on a connection of a pool. */
  static Object pooled(DataSource pool, String sql) throws Exception {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getObject(1);
    }
  }

  /** Changes rows. */
  static Object update(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** Changes an invoice through a result, without a statement that says so. */
  static Object changeThroughResult(Connection connection) throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, note FROM invoice WHERE id = 1")) {
      rows.next();
      rows.updateString(2, "changed");
      rows.updateRow();
      return "done";
    }
  }

  /** Deletes an invoice through a result, without a statement that says so. */
  static Object deleteThroughResult(Connection connection) throws Exception {
    Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    ResultSet rows = statement.executeQuery("SELECT id, note FROM invoice");
    rows.next();
    rows.deleteRow();
    return "done";
  }
}
