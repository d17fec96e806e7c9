package dev.harness.it.driver;

import dev.harness.it.tool.EngineDoors;
import dev.harness.it.tool.SqliteDoors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.sqlite.SQLiteConnection;

/** A tool goes into SQLite's driver past JDBC, on a connection of the host's. */
public final class SqliteRunner {
  private static final String SECRET = "s3cret";

  private SqliteRunner() {}

  /** Argument: a file for another database. */
  public static void main(String[] arguments) throws Exception {
    String file = arguments[0];
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      fill(other);
    }
    byte[] empty = empty();
    for (String name : SqliteDoors.deeds(null, null, null, file, empty).keySet()) {
      try (Connection host = DriverManager.getConnection("jdbc:sqlite::memory:")) {
        fill(host);
        try (PreparedStatement change = host.prepareStatement("delete from t");
            PreparedStatement read = host.prepareStatement("select a from t")) {
          if (name.endsWith("address") || name.equals("reset")) {
            read.executeQuery().next();
          }
          Callable<?> deed = SqliteDoors.deeds(host, change, read, file, empty).get(name);
          System.out.println(name + ": " + told(deed) + state(host));
        }
      }
    }
    try (Connection host = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      fill(host);
      System.out.println("select: " + VersionRunner.outcome(() -> EngineDoors.select(host)));
      System.out.println("reads: " + SqliteDoors.reads(host));
    }
    System.out.println("END");
  }

  private static byte[] empty() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a text)");
      return connection.unwrap(SQLiteConnection.class).serialize("main");
    }
  }

  private static void fill(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (a text)");
      statement.execute("insert into t values ('" + SECRET + "')");
    }
  }

  private static String told(Callable<?> deed) {
    Object[] told = new Object[1];
    String outcome = VersionRunner.outcome(() -> told[0] = deed.call());
    return outcome + (String.valueOf(told[0]).contains(SECRET) ? ", told" : "");
  }

  private static String state(Connection host) {
    try (Statement statement = host.createStatement();
        ResultSet rows = statement.executeQuery("select a from t")) {
      return rows.next() ? "" : ", changed";
    } catch (java.sql.SQLException e) {
      return ", changed";
    }
  }
}
