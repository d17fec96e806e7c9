package dev.harness.it.driver;

import java.sql.Connection;
import java.sql.Statement;
import java.util.function.Function;

/** Makes statements of one class. */
public abstract class MadeConnection implements Connection {
  private Function<Connection, Statement> statements;

  MadeConnection making(Function<Connection, Statement> made) {
    statements = made;
    return this;
  }

  @Override
  public Statement createStatement() {
    return statements.apply(this);
  }
}
