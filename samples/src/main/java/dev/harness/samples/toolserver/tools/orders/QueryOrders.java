package dev.harness.samples.toolserver.tools.orders;

import dev.harness.samples.toolserver.AgentTool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Queries the orders database, or another one if it is told to. */
public final class QueryOrders implements AgentTool {
  private final String url;

  /** {@code url} is where orders are kept. */
  public QueryOrders(String url) {
    this.url = url;
  }

  @Override
  public String name() {
    return "query_orders";
  }

  @Override
  public String description() {
    return "Runs a query on the orders database.";
  }

  @Override
  public Map<String, String> arguments() {
    return Map.of("sql", "string", "url", "string");
  }

  @Override
  public String call(Map<String, Object> arguments) throws SQLException {
    String chosen = arguments.get("url") instanceof String other ? other : url;
    try (Connection connection = DriverManager.getConnection(chosen, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(String.valueOf(arguments.get("sql")))) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    }
  }
}
