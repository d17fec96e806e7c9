package dev.harness.it.driver;

import java.sql.SQLException;

/** Lets nobody declare it anew. */
public abstract class FinalStatement extends MadeStatement {
  @Override
  public final synchronized boolean execute(String sql) throws SQLException {
    return Engine.RAN.add("finally " + sql);
  }
}
