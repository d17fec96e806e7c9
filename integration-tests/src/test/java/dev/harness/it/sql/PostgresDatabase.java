package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL server of its own, with roles. */
final class PostgresDatabase extends Database {
  private static final List<String> OTHER_STATE =
      List.of(
          "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_t' ORDER BY 1",
          "SELECT relname, relkind, relnamespace::regnamespace, relowner FROM pg_class WHERE"
              + " relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
              + " AND relname !~ '^(invoice|customer|scratch|by_)' ORDER BY 1, 2",
          "SELECT count(*), max(oid) FROM pg_proc",
          "SELECT rolname, rolsuper, rolconfig FROM pg_authid ORDER BY 1",
          "SELECT count(*) FROM pg_largeobject_metadata",
          "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal",
          "SELECT count(*) FROM pg_rewrite WHERE ev_class::regclass::text <> 'scratch'",
          "SELECT extname FROM pg_extension ORDER BY 1",
          "SELECT count(*) FROM pg_description",
          "SELECT count(*) FROM pg_db_role_setting",
          "SELECT last_value, is_called FROM numbers");
  private static final List<String> SESSION_STATE =
      List.of(
          "SELECT current_user, session_user, current_schemas(true), pg_my_temp_schema()",
          "SELECT name, setting FROM pg_settings WHERE source = 'session' ORDER BY 1",
          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
          "SELECT pg_listening_channels()",
          "SELECT name FROM pg_prepared_statements WHERE from_sql",
          "SELECT name FROM pg_cursors WHERE is_holdable");

  private final Path folder;
  private final String conforming;
  private final EmbeddedPostgres server;
  private Connection owner;

  /**
   * @param conforming {@code standard_conforming_strings} of the sessions
   */
  PostgresDatabase(Path folder, String conforming) throws IOException, SQLException {
    this.folder = folder;
    this.conforming = conforming;
    this.server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    try (Connection connection = connect("postgres", "postgres")) {
      runAll(
          connection,
          List.of(
              "CREATE ROLE reader LOGIN", "CREATE ROLE changer LOGIN", "CREATE DATABASE corpus"));
    }
    this.owner = connect("corpus", "postgres");
  }

  private Connection connect(String database, String user) throws SQLException {
    String url = server.getJdbcUrl(user, database) + "&preferQueryMode=simple";
    return DriverManager.getConnection(
        url + "&options=-c%20standard_conforming_strings=" + conforming);
  }

  @Override
  String name() {
    return "PostgreSQL, standard_conforming_strings " + conforming;
  }

  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  void reset() throws SQLException {
    owner.close();
    try (Connection connection = connect("postgres", "postgres")) {
      runAll(connection, List.of("DROP DATABASE corpus WITH (FORCE)", "CREATE DATABASE corpus"));
    }
    owner = connect("corpus", "postgres");
    runAll(owner, List.of("CREATE SCHEMA hr"));
    runAll(owner, TABLES);
    runAll(owner, ROWS);
    runAll(
        owner,
        List.of(
            "CREATE SEQUENCE numbers",
            "CREATE INDEX by_note ON invoice (note)",
            "CREATE FUNCTION touch() RETURNS int LANGUAGE sql AS"
                + " $$ INSERT INTO audit (id, what) VALUES (2, 'touched'); SELECT 1 $$",
            "GRANT SELECT ON invoice, customer TO reader",
            "GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON invoice, customer TO changer"));
  }

  @Override
  Connection session(Holding holding) throws SQLException {
    return connect(
        "corpus",
        switch (holding) {
          case READS -> "reader";
          case CHANGES -> "changer";
          case DEFINES -> "postgres";
        });
  }

  @Override
  Connection owner() {
    return owner;
  }

  @Override
  State state(Connection session) {
    State state = new State();
    for (String table : List.of("invoice", "customer", "secret", "audit", "hr.salary")) {
      String rows = "SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM " + table + " t";
      state.add(new State.Part(table, true), text(owner, rows));
      state.add(new State.Part(table, false), text(owner, definition(table)));
    }
    state.add(new State.Part("scratch", false), text(owner, definition("scratch")));
    for (String sql : OTHER_STATE) {
      state.add(State.Part.OTHER, text(owner, sql));
    }
    for (String sql : SESSION_STATE) {
      state.add(State.Part.OTHER, text(session, sql));
    }
    return state;
  }

  private static String definition(String table) {
    return "SELECT attname, atttypid, attnotnull, attisdropped, (SELECT count(*) FROM pg_index WHERE"
        + " indrelid = attrelid) FROM pg_attribute WHERE attrelid = to_regclass('"
        + table
        + "') AND attnum > 0 ORDER BY attnum";
  }

  @Override
  boolean isMissingRight(SQLException e, String sql) {
    return "42501".equals(e.getSQLState());
  }

  @Override
  String folder() {
    return folder.toString();
  }

  @Override
  public void close() throws SQLException, IOException {
    owner.close();
    server.close();
  }
}
