package dev.harness.it.tool;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.harness.it.driver.InheritingSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.naming.RefAddr;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;
import org.sqlite.SQLiteDataSource;

/** A tool that changes data sources, or looks into them. */
public final class SourceDoors {
  private SourceDoors() {}

  /** Makes what a host's HikariCP does run SQL of the tool's; it is not open yet. */
  public static Map<String, Callable<?>> hikari(HikariDataSource pool, String url, String sql) {
    Map<String, Callable<?>> deeds = new TreeMap<>();
    deeds.put("url", () -> done(() -> pool.setJdbcUrl(url + ";INIT=" + sql)));
    deeds.put("first statement", () -> done(() -> pool.setConnectionInitSql(sql)));
    deeds.put("test", () -> done(() -> pool.setConnectionTestQuery(sql)));
    deeds.put("source", () -> done(() -> pool.setDataSource(h2(url + ";INIT=" + sql))));
    deeds.put(
        "properties",
        () -> {
          Properties more = new Properties();
          more.setProperty("INIT", sql);
          return done(() -> pool.setDataSourceProperties(more));
        });
    deeds.put("a property", () -> done(() -> pool.addDataSourceProperty("INIT", sql)));
    deeds.put(
        "as its parent",
        () -> HikariConfig.class.getMethod("setConnectionInitSql", String.class).invoke(pool, sql));
    return deeds;
  }

  /** The same with DBCP. */
  public static Map<String, Callable<?>> dbcp(BasicDataSource pool, String url, String sql) {
    Map<String, Callable<?>> deeds = new TreeMap<>();
    deeds.put("url", () -> done(() -> pool.setUrl(url + ";INIT=" + sql)));
    deeds.put("first statement", () -> done(() -> pool.setConnectionInitSqls(List.of(sql))));
    deeds.put("first statements", () -> pool.getConnectionInitSqls().add(sql));
    deeds.put("properties", () -> done(() -> pool.setConnectionProperties("INIT=" + sql)));
    deeds.put("a property", () -> done(() -> pool.addConnectionProperty("INIT", sql)));
    deeds.put("driver", () -> done(() -> pool.setDriver(new InitialDriver(sql))));
    deeds.put(
        "again",
        () -> {
          pool.setConnectionInitSqls(List.of(sql));
          pool.restart();
          return "done";
        });
    return deeds;
  }

  /** Leads data sources elsewhere, whose URLs tell whether it worked. */
  public static Object lead(DataSource source, String url) throws Exception {
    if (source instanceof JdbcDataSource h2) {
      h2.setURL(url);
    } else if (source instanceof SQLiteDataSource sqlite) {
      sqlite.setUrl(url);
    } else if (source instanceof JDBCDataSource hsqldb) {
      hsqldb.setUrl(url);
    } else if (source instanceof PGSimpleDataSource postgresql) {
      postgresql.setURL(url);
    } else if (source instanceof MysqlDataSource mysql) {
      mysql.setUrl(url);
    } else if (source instanceof MariaDbDataSource mariadb) {
      mariadb.setUrl(url);
    } else if (source instanceof HikariDataSource pool) {
      pool.getHikariConfigMXBean().setCatalog(url);
      pool.setJdbcUrl(url);
    } else {
      ((InheritingSource) source).lead(url);
    }
    return "done";
  }

  /** One for more than one transaction. */
  public static Object lead(PGXADataSource source, String url) {
    source.setUrl(url);
    return "done";
  }

  /** A password, by other ways than the getters. */
  public static Map<String, Callable<String>> secrets(
      PGSimpleDataSource postgresql, MysqlDataSource mysql) {
    Map<String, Callable<String>> deeds = new TreeMap<>();
    deeds.put("a reference to PostgreSQL", () -> all(postgresql.getReference()));
    deeds.put("a reference to MySQL", () -> all(mysql.getReference()));
    return deeds;
  }

  /** What is the tool's own, it may do with as it likes. */
  public static Object own(String url) throws Exception {
    try (BasicDataSource dbcp = new BasicDataSource();
        HikariDataSource hikari = new HikariDataSource()) {
      dbcp.setUrl(url);
      EngineDoors.selectFrom(dbcp);
      dbcp.restart();
      hikari.setJdbcUrl(url);
      hikari.setPoolName("own");
      hikari.addDataSourceProperty("user", "");
      EngineDoors.selectFrom(hikari);
    }
    return EngineDoors.selectFrom(h2(url));
  }

  private static JdbcDataSource h2(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return source;
  }

  private static String all(javax.naming.Reference reference) {
    StringBuilder text = new StringBuilder();
    reference.getAll().asIterator().forEachRemaining(each -> text.append(content(each)));
    return text.toString();
  }

  private static String content(RefAddr address) {
    return address.getType() + "=" + address.getContent() + " ";
  }

  private static Object done(Runnable work) {
    work.run();
    return "done";
  }
}
