package dev.harness.it.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.tool.MariaDeeds;
import java.sql.Connection;
import java.sql.DriverManager;

/**
 * A host with a connection and a pool of its own, and a tool that uses them and connections of its
 * own. Prints a line for each deed.
 */
public final class MariaRunner {
  private MariaRunner() {}

  /** Arguments: URL, and who the tool logs in as where nobody does it for it. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    String lax = url + "?allowMultiQueries=true&allowLoadLocalInfile=true&allowLocalInfile=true";
    try (Connection host = DriverManager.getConnection(lax, "app", "the-password");
        HikariDataSource pool = PostgresRunner.hikari(url, "app")) {
      new MariaDeeds(url, arguments[1], host, pool)
          .all()
          .forEach((name, deed) -> System.out.println(name + ": " + PostgresRunner.outcome(deed)));
      System.out.println("END");
    }
    System.exit(0);
  }
}
