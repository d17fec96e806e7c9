package dev.harness.it.driver;

import java.util.ArrayList;
import java.util.List;

/** Runs SQL and knows nothing of JDBC: notes what it ran. */
public class Engine {
  static final List<String> RAN = new ArrayList<>();

  /** As a statement would. */
  public boolean execute(String sql) {
    return RAN.add(sql);
  }

  /** As a connection would. */
  public void commit() {
    RAN.add("commit");
  }
}
