package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;

/** Connections to databases. */
final class JdbcAttempts {
  private static final String URL = "jdbc:h2:mem:it";

  private JdbcAttempts() {}

  static void addTo(Attempts all) {
    all.add("jdbc: DriverManager", answers(), w -> one(DriverManager.getConnection(URL)));
    all.add(
        "jdbc: DriverManager with user",
        answers(),
        w -> one(DriverManager.getConnection(URL, "sa", "")));
    all.add(
        "jdbc: Driver", answers(), w -> one(new org.h2.Driver().connect(URL, new Properties())));
    all.add(
        "jdbc: driver by URL",
        answers(),
        w -> one(DriverManager.getDriver(URL).connect(URL, new Properties())));
    all.add("jdbc: DataSource", answers(), w -> one(source().getConnection()));
    all.add("jdbc: DataSource with user", answers(), w -> one(source().getConnection("", "")));
    all.add(
        "jdbc: pooled DataSource",
        answers(),
        w -> one(source().getPooledConnection().getConnection()));
    all.add("jdbc: XA DataSource", answers(), w -> one(source().getXAConnection().getConnection()));
  }

  private static JdbcDataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(URL);
    return source;
  }

  private static int one(Connection connection) throws Exception {
    try (connection;
        java.sql.ResultSet rows = connection.createStatement().executeQuery("SELECT 1")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
