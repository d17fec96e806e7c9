package dev.harness.it.driver;

import java.sql.Connection;
import java.sql.Statement;

/** Inherits what it does from a class that does not mention JDBC, so no weaver reads it. */
public abstract class InheritingStatement extends Engine implements Statement {
  private Connection connection;

  InheritingStatement of(Connection from) {
    connection = from;
    return this;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }
}
