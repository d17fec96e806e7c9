package dev.harness.it.tool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A driver of the tool's that runs a statement on each connection it makes. */
final class InitialDriver extends org.h2.Driver {
  private final String sql;

  InitialDriver(String sql) {
    this.sql = sql;
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = super.connect(url, properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return connection;
  }
}
