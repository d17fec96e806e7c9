package dev.harness.it.driver;

import dev.harness.it.tool.Descriptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The host makes a table; a tool asks all that JDBC tells of it. */
public final class DescriptionRunner {
  private DescriptionRunner() {}

  /** Arguments: URLs of databases that are empty. */
  public static void main(String[] urls) throws Exception {
    for (String url : urls) {
      try (Connection connection = DriverManager.getConnection(url, "SA", "");
          Statement statement = connection.createStatement()) {
        statement.execute("create table t (a int primary key, b varchar(20), c decimal(10,2))");
        statement.execute("insert into t values (1, '2020-01-01 01:02:03', 3.5)");
        Descriptions.of(url).forEach(line -> System.out.println(url + " " + line));
      }
    }
    System.out.println("END");
  }
}
