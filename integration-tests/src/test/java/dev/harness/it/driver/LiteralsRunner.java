package dev.harness.it.driver;

import dev.harness.it.tool.Literals;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A tool's statements on a connection of the host's, to each of several databases. */
public final class LiteralsRunner {
  private LiteralsRunner() {}

  /** Arguments: URLs. */
  public static void main(String[] arguments) throws Exception {
    for (String url : arguments) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE invoice(id VARCHAR(9), note VARCHAR(9))");
        statement.execute("CREATE TABLE customer(id VARCHAR(9), note VARCHAR(9))");
        System.out.println(url + ": " + Literals.run(connection));
      }
    }
    System.out.println("END");
  }
}
