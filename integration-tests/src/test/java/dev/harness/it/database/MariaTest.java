package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.sql.MariaServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real MariaDB, by its own driver and by MySQL's: its tables say what a tool did. */
class MariaTest {
  private static MariaServer server;

  @TempDir Path temp;

  static Stream<Arguments> ways() {
    return Jdks.found().stream()
        .flatMap(jdk -> Stream.of("mariadb", "mysql").map(driver -> Arguments.of(jdk, driver)));
  }

  @BeforeAll
  static void start() throws Exception {
    assumeThat(MariaServer.isInstalled())
        .as("MariaDB's server (package mariadb-server) is not installed: nothing tried on it")
        .isTrue();
    server = new MariaServer();
    run("", "CREATE USER app@localhost IDENTIFIED BY 'the-password'");
    run("", "GRANT ALL ON *.* TO app@localhost");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void fill() throws Exception {
    for (String schema : List.of("corpus", "hr")) {
      run("", "DROP DATABASE IF EXISTS " + schema);
      run("", "CREATE DATABASE " + schema);
      run(schema, "CREATE TABLE customer(id INT PRIMARY KEY, note TEXT)");
      run(schema, "INSERT INTO customer VALUES (1, 'the-secret')");
    }
    run("corpus", "CREATE TABLE invoice(id INT PRIMARY KEY, note TEXT)");
    run("corpus", "INSERT INTO invoice VALUES (1, 'one'), (2, 'two')");
    run("corpus", "CREATE PROCEDURE touch() UPDATE customer SET note = 'touched'");
    run(
        "corpus",
        "CREATE FUNCTION peek() RETURNS TEXT READS SQL DATA"
            + " RETURN (SELECT note FROM customer LIMIT 1)");
  }

  @ParameterizedTest(name = "on {0} with the driver of {1}")
  @MethodSource("ways")
  void aToolDoesWhatItIsGrantedAndNothingElse(Path java, String driver) throws Exception {
    String url = server.url("corpus").replace("mariadb", driver);
    Forked.Result bare = new Forked(java).run(MariaRunner.class.getName(), url, "app");
    assertThat(bare.lines()).as(bare.err()).endsWith("END");
    assertThat(bare.lines())
        .as("without the harness all of it works")
        .filteredOn(line -> line.contains("FAILED") && !line.startsWith("with a class"))
        .isEmpty();
    assertThat(bare.lines())
        .filteredOn(line -> line.startsWith("secret:"))
        .isNotEmpty()
        .allMatch(line -> line.contains("the-password"));
    assertThat(bare.lines())
        .contains(
            driver.equals("mysql") ? "query packet: by packet" : "query to the server: by query");
    assertThat(rows("customer")).isNotEqualTo("1 the-secret");
    fill();
    Path manifest = ReportTool.manifest(temp, url, url.replace("/corpus", "/elsewhere"));
    Forked.Result result =
        new Forked(java)
            .agent(manifest)
            .env("DB_PASSWORD", "the-password")
            .run(MariaRunner.class.getName(), url, "");
    ReportTool.assertHeld(result, temp, "load_file");
    assertThat(rows("customer")).isEqualTo("1 the-secret");
    assertThat(rows("invoice")).isEqualTo("3 changed,three,two");
  }

  private static void run(String schema, String sql) throws Exception {
    try (Connection connection = server.owner(schema, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String rows(String table) throws Exception {
    try (Connection connection = server.owner("corpus", "");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), group_concat(note ORDER BY note) FROM " + table)) {
      rows.next();
      return rows.getString(1) + " " + rows.getString(2);
    }
  }
}
