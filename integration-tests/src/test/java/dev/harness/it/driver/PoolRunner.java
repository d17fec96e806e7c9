package dev.harness.it.driver;

import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.tool.EngineDoors;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** A tool uses pools that the host made, and makes one itself. */
public final class PoolRunner {
  private PoolRunner() {}

  /** Argument: the URL that the pools connect to. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    Map<String, DataSource> pools = new TreeMap<>();
    HikariDataSource hikari = new HikariDataSource();
    hikari.setJdbcUrl(url);
    pools.put("hikari", hikari);
    BasicDataSource dbcp = new BasicDataSource();
    dbcp.setUrl(url);
    pools.put("dbcp", dbcp);
    try (Connection connection = hikari.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a int)");
    }
    pools.forEach(
        (name, pool) -> {
          show(name + " select", () -> EngineDoors.selectFrom(pool));
          show(name + " delete", () -> EngineDoors.deleteFrom(pool));
        });
    show("own", () -> EngineDoors.ownPool(url));
    BasicDataSource idle = new BasicDataSource();
    idle.setUrl(url);
    show(
        "moved",
        () -> EngineDoors.moved(idle, url + ";INIT=CREATE TABLE IF NOT EXISTS MADE(A INT)"));
    try (Connection connection = hikari.getConnection()) {
      boolean made = connection.getMetaData().getTables(null, null, "MADE", null).next();
      System.out.println("moved made a table: " + made);
    }
    System.out.println("END");
    System.exit(0);
  }

  private static void show(String name, Callable<?> work) {
    System.out.println(name + ": " + VersionRunner.outcome(work));
  }
}
