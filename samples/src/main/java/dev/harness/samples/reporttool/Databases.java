package dev.harness.samples.reporttool;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * A PostgreSQL with two databases. The login of the tool is far too mighty, as they are: only the
 * harness stands between the tool and all of it.
 */
final class Databases implements AutoCloseable {
  static final String BILLING = "billing";
  static final String PRODUCTION = "production";
  static final String SECRET = "top secret";
  static final String USER = "app";
  static final String PASSWORD = "hunter2";

  private final Path folder;
  private final EmbeddedPostgres server;

  Databases() throws IOException, SQLException {
    folder = Files.createTempDirectory("harness-sample-").toRealPath();
    Files.writeString(folder.resolve("secret"), SECRET);
    server = EmbeddedPostgres.start();
    run("postgres", "CREATE ROLE admin");
    run("postgres", "CREATE ROLE app SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
    requirePassword();
    run("postgres", "CREATE DATABASE " + PRODUCTION);
    run("postgres", "CREATE DATABASE " + BILLING);
    run(PRODUCTION, "CREATE TABLE card AS SELECT '" + SECRET + "' AS note");
    run(BILLING, "CREATE TABLE salary AS SELECT '" + SECRET + "' AS note");
    run(BILLING, "CREATE TABLE customer(id int, name text)");
    run(BILLING, "CREATE TABLE invoice(id int, customer int, total int)");
    run(BILLING, "INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')");
    run(BILLING, "INSERT INTO invoice VALUES (1, 1, 40), (2, 2, 50), (3, 1, 10)");
  }

  /** From now on nobody logs in as the tool without its password. */
  private void requirePassword() throws IOException, SQLException {
    Path rules = Path.of(one("postgres", "SHOW hba_file"));
    Files.writeString(rules, "host all app all scram-sha-256\n" + Files.readString(rules));
    run("postgres", "SELECT pg_reload_conf()");
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  Path folder() {
    return folder;
  }

  Path audit() {
    return folder.resolve("audit.jsonl");
  }

  /** All that the calls could change: rows, roles, and which files there are. */
  String state() throws IOException, SQLException {
    try (Stream<Path> files = Files.list(folder)) {
      return one(BILLING, "SELECT database_to_xml(true, true, '')")
          + one(BILLING, "SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles")
          + files.filter(file -> !file.equals(audit())).sorted().toList();
    }
  }

  private void run(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
