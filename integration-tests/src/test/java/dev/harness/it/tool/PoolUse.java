package dev.harness.it.tool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A tool that does too much with a pool of the host's. */
public final class PoolUse {
  private PoolUse() {}

  /** What it is told; empty if nothing is refused. */
  public static String tooMuch(DataSource pool) {
    String told = "";
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM INVOICE");
    } catch (SQLException e) {
      told += e.getSQLState();
    }
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("DELETE FROM INVOICE")) {
      statement.executeUpdate();
    } catch (SQLException e) {
      told += " " + e.getSQLState();
    }
    return told;
  }
}
