package dev.harness.benchmarks.workload;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table with an index in H2; a step is a tool's batch of inserted rows and a few look-ups. */
final class Index implements Job {
  private static final String URL = "jdbc:h2:mem:work";
  private static final int BATCH = 50;
  private static final int LOOKUPS = 10;
  private static final int MOST = 100_000;

  private final Connection host;
  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private int next;

  Index() throws Exception {
    host = DriverManager.getConnection(URL);
    try (Statement statement = host.createStatement()) {
      statement.execute("CREATE TABLE ITEM(ID INT PRIMARY KEY, WORD VARCHAR(20), AMOUNT INT)");
      statement.execute("CREATE INDEX ITEM_WORD ON ITEM(WORD)");
    }
    connection = Tool.call(() -> DriverManager.getConnection(URL));
    insert = Tool.call(() -> connection.prepareStatement("INSERT INTO ITEM VALUES (?, ?, ?)"));
    select = Tool.call(() -> connection.prepareStatement("SELECT AMOUNT FROM ITEM WHERE ID = ?"));
  }

  @Override
  public void step() throws Exception {
    if (next > MOST) {
      try (Statement statement = host.createStatement()) {
        statement.execute("TRUNCATE TABLE ITEM");
      }
      next = 0;
    }
    Tool.call(this::add);
  }

  private long add() throws SQLException {
    for (int i = 0; i < BATCH; i++) {
      insert.setInt(1, next);
      insert.setString(2, "word" + next % 1000);
      insert.setInt(3, next++ * 7);
      insert.addBatch();
    }
    insert.executeBatch();
    long sum = 0;
    for (int i = 1; i <= LOOKUPS; i++) {
      sum += lookup(next - i);
    }
    return sum;
  }

  private long lookup(int id) throws SQLException {
    select.setInt(1, id);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    host.close();
  }
}
