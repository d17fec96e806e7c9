package dev.harness.it.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.tool.PoolUse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Pools of one connection, that a tool is refused again and again. */
public final class PoolRunner {
  private static final String URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1";

  private PoolRunner() {}

  /** Prints for each pool what the tool was told, and how many sessions the database saw. */
  public static void main(String[] arguments) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setMaximumPoolSize(1);
    BasicDataSource dbcp = new BasicDataSource();
    dbcp.setUrl(URL);
    dbcp.setMaxTotal(1);
    try (HikariDataSource hikari = new HikariDataSource(config);
        dbcp) {
      for (var pool : Map.of("hikari", hikari, "dbcp", dbcp).entrySet()) {
        System.out.println(pool.getKey() + ": " + use(pool.getValue()));
      }
    }
    System.out.println("END");
  }

  private static String use(DataSource pool) throws SQLException {
    session(pool, "CREATE TABLE IF NOT EXISTS INVOICE(ID INT)");
    Set<String> told = new HashSet<>();
    Set<Integer> sessions = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      sessions.add(session(pool, "INSERT INTO INVOICE VALUES (1)"));
      told.add(PoolUse.tooMuch(pool));
    }
    return told + ", sessions " + sessions.size();
  }

  /** Runs something on the pool's connection; which of the database's sessions that is. */
  private static int session(DataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      try (ResultSet rows = statement.executeQuery("SELECT SESSION_ID()")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
