package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real PostgreSQL: what its tables hold afterwards says what a tool did. */
class PostgresTest {
  private static EmbeddedPostgres server;

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
    run("CREATE ROLE app LOGIN PASSWORD 'the-password'");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void fill() throws Exception {
    run("DROP TABLE IF EXISTS invoice, customer CASCADE");
    run("CREATE TABLE invoice(id int PRIMARY KEY, note text)");
    run("CREATE TABLE customer(id int PRIMARY KEY, note text)");
    run("INSERT INTO invoice VALUES (1, 'one'), (2, 'two')");
    run("INSERT INTO customer VALUES (1, 'the-secret')");
    run("GRANT SELECT, INSERT, UPDATE, DELETE ON invoice, customer TO app");
    function("peek(invoice)");
    function("\"Glance\"(anyelement)");
    function("upper(invoice)");
  }

  /** One of the owner's that reads what its caller may not. */
  private static void function(String signature) throws Exception {
    run(
        "CREATE OR REPLACE FUNCTION "
            + signature
            + " RETURNS text LANGUAGE sql SECURITY DEFINER AS"
            + " $$ SELECT note FROM customer $$");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolDoesWhatItIsGrantedAndNothingElse(Path java) throws Exception {
    Forked.Result bare =
        new Forked(java)
            .option("-Duser.name=postgres")
            .run(PostgresRunner.class.getName(), url(), "postgres", "x");
    assertThat(bare.lines()).as(bare.err()).endsWith("END");
    assertThat(bare.lines())
        .as("without the harness all of it works")
        .contains("row function: the-secret", "overload: the-secret", "fastpath: done")
        .anyMatch(line -> line.startsWith("may not see why") && line.contains("the-password"))
        .anyMatch(line -> line.startsWith("may not see with") && line.contains("the-password"))
        .filteredOn(line -> line.contains("FAILED") && !line.startsWith("with a class"))
        .isEmpty();
    assertThat(bare.out()).contains("<note>changed</note>", "max_connections");
    Path written = Path.of("/tmp/harness-it-" + server.getPort());
    assertThat(Files.deleteIfExists(written)).isTrue();
    assertThat(count("customer")).isNotEqualTo("1 the-secret");
    fill();
    Path manifest = ReportTool.manifest(temp, url(), url().replace("/postgres", "/elsewhere"));
    Forked.Result result =
        new Forked(java)
            .agent(manifest)
            .env("DB_PASSWORD", "the-password")
            .run(PostgresRunner.class.getName(), url(), "", "");
    ReportTool.assertHeld(result, temp, "pg_read_file");
    assertThat(result.lines())
        .anyMatch(
            line -> line.startsWith("may not see why nobody could log in: 28000 the database"));
    assertThat(count("customer")).isEqualTo("1 the-secret");
    assertThat(count("invoice")).isEqualTo("3 changed,three,two");
    assertThat(written).doesNotExist();
  }

  private static String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  private static void run(String sql) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String count(String table) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), string_agg(note, ',' ORDER BY note) FROM " + table)) {
      rows.next();
      return rows.getString(1) + " " + rows.getString(2);
    }
  }
}
