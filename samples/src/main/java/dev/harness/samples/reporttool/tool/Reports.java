package dev.harness.samples.reporttool.tool;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a model may do with the billing database: ask it. */
public final class Reports {

  /**
   * Runs what the model asks for, where it asks for it.
   *
   * @return the first column of the rows, or a word if there are none
   */
  public String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      StringBuilder text = new StringBuilder();
      boolean isResult = statement.execute(sql);
      while (isResult || statement.getUpdateCount() >= 0) {
        text.append(isResult ? rows(statement.getResultSet()) : "done ");
        isResult = statement.getMoreResults();
      }
      return text.toString().strip();
    }
  }

  private static String rows(ResultSet rows) throws SQLException {
    StringBuilder text = new StringBuilder();
    while (rows.next()) {
      text.append(rows.getString(1)).append(' ');
    }
    return text.toString();
  }
}
