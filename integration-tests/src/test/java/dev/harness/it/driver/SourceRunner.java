package dev.harness.it.driver;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.tool.SourceDoors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;
import org.sqlite.SQLiteDataSource;

/** A tool changes data sources of the host, which uses them afterwards. */
public final class SourceRunner {
  private static final String URL = "jdbc:h2:mem:sources";
  private static final String MADE = "CREATE TABLE IF NOT EXISTS MADE(A INT)";
  private static final String SECRET = "s3cret";

  private SourceRunner() {}

  /** No arguments. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a int)");
      for (String deed : SourceDoors.hikari(new HikariDataSource(), URL, MADE).keySet()) {
        hikari(statement, deed);
      }
      for (String deed : SourceDoors.dbcp(new BasicDataSource(), URL, MADE).keySet()) {
        dbcp(statement, deed);
      }
      drivers();
      secrets();
      System.out.println("own: " + VersionRunner.outcome(() -> SourceDoors.own(URL)));
    }
    System.out.println("END");
    System.exit(0);
  }

  private static void hikari(Statement statement, String deed) throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(URL);
      use(statement, "hikari", deed, SourceDoors.hikari(pool, URL, MADE), pool);
    }
  }

  private static void dbcp(Statement statement, String deed) throws Exception {
    try (BasicDataSource pool = new BasicDataSource()) {
      pool.setUrl(URL);
      pool.setConnectionInitSqls(new ArrayList<>(java.util.List.of("SELECT 1")));
      if (deed.equals("again")) {
        pool.getConnection().close();
      }
      use(statement, "dbcp", deed, SourceDoors.dbcp(pool, URL, MADE), pool);
    }
  }

  /** Whether a tool's deed made the host run the tool's statement. */
  private static void use(
      Statement statement,
      String pool,
      String deed,
      Map<String, Callable<?>> deeds,
      DataSource source)
      throws Exception {
    statement.execute("drop table if exists made");
    String outcome = VersionRunner.outcome(deeds.get(deed));
    source.getConnection().close();
    boolean made =
        statement.getConnection().getMetaData().getTables(null, null, "MADE", null).next();
    System.out.println(pool + " " + deed + ": " + outcome + ", made " + made);
  }

  private static void drivers() throws Exception {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    sources.put("jdbc:h2:mem:x", new JdbcDataSource());
    sources.put("jdbc:sqlite::memory:", new SQLiteDataSource());
    sources.put("jdbc:hsqldb:mem:x", new JDBCDataSource());
    sources.put("jdbc:postgresql://localhost:5432/x", new PGSimpleDataSource());
    sources.put("jdbc:mysql://localhost/x", new MysqlDataSource());
    sources.put("jdbc:mariadb://localhost/x", new MariaDbDataSource());
    sources.put("jdbc:h2:mem:y", new InheritingSource("nowhere"));
    sources.put("jdbc:h2:mem:z", new HikariDataSource());
    for (Map.Entry<String, DataSource> each : sources.entrySet()) {
      DataSource source = each.getValue();
      String outcome = VersionRunner.outcome(() -> SourceDoors.lead(source, each.getKey()));
      System.out.println(
          source.getClass().getSimpleName()
              + ": "
              + outcome
              + ", led "
              + String.valueOf(url(source)).startsWith(each.getKey()));
    }
    PGXADataSource xa = new PGXADataSource();
    String url = "jdbc:postgresql://localhost:5432/y";
    String outcome = VersionRunner.outcome(() -> SourceDoors.lead(xa, url));
    System.out.println("PGXADataSource: " + outcome + ", led " + xa.getUrl().startsWith(url));
  }

  private static Object url(DataSource source) throws Exception {
    if (source instanceof HikariDataSource pool) {
      return pool.getJdbcUrl();
    }
    String name = source instanceof JdbcDataSource ? "getURL" : "getUrl";
    return source.getClass().getMethod(name).invoke(source);
  }

  private static void secrets() {
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setPassword(SECRET);
    MysqlDataSource mysql = new MysqlDataSource();
    mysql.setPassword(SECRET);
    SourceDoors.secrets(postgresql, mysql)
        .forEach((name, deed) -> System.out.println(name + ": " + told(deed)));
  }

  private static String told(Callable<String> deed) {
    try {
      return "leaks " + String.valueOf(deed.call()).contains(SECRET);
    } catch (Exception e) {
      return VersionRunner.outcome(deed);
    }
  }
}
