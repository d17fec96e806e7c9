package dev.harness.it.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that the host keeps open, with a secret in one of its tables. */
public final class WorldDatabase {
  /** Where a tool finds it. */
  public static final String URL = "jdbc:h2:mem:sql";

  /** Removes the secret. */
  public static final String DELETE = "DELETE FROM INVOICE WHERE ID = 1";

  /** Reads the secret. */
  public static final String SELECT = "SELECT ID, TEXT FROM INVOICE";

  private final Connection host;

  WorldDatabase() throws SQLException {
    this.host = DriverManager.getConnection(URL);
    run("CREATE TABLE INVOICE(ID INT PRIMARY KEY, TEXT VARCHAR(99))");
    run("CREATE TABLE CUSTOMER(ID INT PRIMARY KEY, TEXT VARCHAR(99))");
    run("CREATE SCHEMA OTHER");
    run("CREATE TABLE OTHER.INVOICE(ID INT PRIMARY KEY, TEXT VARCHAR(99))");
  }

  void reset() throws SQLException {
    run("DELETE FROM INVOICE");
    run("INSERT INTO INVOICE VALUES (1, '" + World.SECRET + "')");
    run("DELETE FROM CUSTOMER");
    run("INSERT INTO CUSTOMER VALUES (1, 'customer')");
    host.setSchema("PUBLIC");
    host.setAutoCommit(true);
  }

  /** Puts databases into a folder: the secret is in a table of each. */
  void fill(World world) throws SQLException, IOException {
    Files.createSymbolicLink(world.path("open/db.sqlite"), world.path("db.sqlite"));
    for (String url :
        new String[] {
          "jdbc:sqlite:" + world.path("db.sqlite"),
          "jdbc:h2:" + world.path("db"),
          "jdbc:hsqldb:file:" + world.path("hsql") + ";shutdown=true"
        }) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE INVOICE(TEXT VARCHAR(99))");
        statement.execute("INSERT INTO INVOICE VALUES ('" + World.SECRET + "')");
      }
    }
  }

  /** A connection of the host's to one of them. */
  public Connection sqlite(World world) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + world.path("db.sqlite"));
  }

  /** A connection of the host's. */
  public Connection host() {
    return host;
  }

  /** A statement that the host prepared. */
  public PreparedStatement prepared() throws SQLException {
    return host.prepareStatement(DELETE);
  }

  /** A statement to whose batch the host added a change. */
  public Statement collected() throws SQLException {
    Statement statement = host.createStatement();
    statement.addBatch(DELETE);
    return statement;
  }

  /** Whether the table with the secret is as it was. */
  boolean isUntouched() throws SQLException {
    try (Statement statement = host.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      boolean one = rows.next() && rows.getString("TEXT").equals(World.SECRET);
      return one && !rows.next();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = host.createStatement()) {
      statement.execute(sql);
    }
  }
}
