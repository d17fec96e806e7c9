package dev.harness.it.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.tool.PostgresDeeds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * A host with pools of its own, and a tool that uses them and connections of its own. Prints a line
 * for each deed.
 */
public final class PostgresRunner {
  private PostgresRunner() {}

  /** Arguments: URL, and who the tool logs in as where nobody does it for it. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    try (Connection host = DriverManager.getConnection(url, "postgres", "");
        HikariDataSource hikari = hikari(url, "postgres");
        BasicDataSource dbcp = dbcp(url)) {
      PostgresDeeds deeds =
          new PostgresDeeds(url, arguments[1], host, Map.of("hikari", hikari, "dbcp", dbcp));
      deeds.all().forEach((name, deed) -> System.out.println(name + ": " + outcome(deed)));
      System.out.println("END");
    }
    System.exit(0);
  }

  static String outcome(PostgresDeeds.Deed deed) {
    try {
      return String.valueOf(deed.run());
    } catch (Throwable e) {
      Throwable last = e;
      while (last.getCause() != null) {
        last = last.getCause();
      }
      boolean denied = last instanceof dev.harness.capability.CapabilityDeniedException;
      return (denied ? "DENIED " : "FAILED ") + e + " / " + last.getMessage();
    }
  }

  static HikariDataSource hikari(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("the-password");
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  private static BasicDataSource dbcp(String url) {
    BasicDataSource source = new BasicDataSource();
    source.setUrl(url);
    source.setUsername("postgres");
    source.setPassword("the-password");
    source.setPoolPreparedStatements(true);
    return source;
  }
}
