package dev.harness.it.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A tool that runs a statement. */
public final class DriverUse {
  private DriverUse() {}

  /** Where a connection comes from. */
  @FunctionalInterface
  public interface Source {
    /** One. */
    Connection open() throws SQLException;
  }

  /** Runs it on a connection. */
  public static void run(Source source, String sql) throws SQLException {
    Connection connection = source.open();
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      if (statement != null) {
        statement.execute(sql);
      }
    }
  }
}
