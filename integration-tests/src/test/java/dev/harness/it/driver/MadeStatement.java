package dev.harness.it.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Declares what it does. */
public abstract class MadeStatement implements Statement {
  private Connection connection;

  MadeStatement of(Connection from) {
    connection = from;
    return this;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return Engine.RAN.add(sql);
  }
}
