package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** MariaDB. */
final class MariaDatabase extends Database {
  static final String SCHEMA = "corpus";
  private static final Set<Integer> MISSING_RIGHT =
      Set.of(1044, 1045, 1142, 1143, 1227, 1290, 1370, 1410);
  private static final List<String> OTHER_STATE =
      List.of(
          "SELECT table_schema, table_name, table_type FROM information_schema.tables WHERE"
              + " table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys') AND"
              + " NOT (table_schema = 'corpus' AND table_name IN ('invoice', 'customer', 'scratch'))"
              + " ORDER BY 1, 2",
          "SELECT schema_name, default_character_set_name FROM information_schema.schemata ORDER BY 1",
          "SELECT routine_name FROM information_schema.routines WHERE routine_schema <> 'sys'"
              + " ORDER BY 1",
          "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema <> 'sys'",
          "SELECT event_name FROM information_schema.events",
          "SELECT count(*) FROM mysql.global_priv",
          "SELECT next_not_cached_value FROM corpus.numbers",
          "SELECT @@global.sql_mode, @@global.max_connections");
  private static final List<String> SESSION_STATE =
      List.of(
          "SELECT database(), current_user(), current_role(), @@sql_mode, @@character_set_client",
          "SELECT @x, @y, is_used_lock('a'), is_used_lock('b')");

  private final Path folder;
  private final String mode;
  private final MariaServer server;
  private Connection owner;

  /**
   * @param mode {@code sql_mode} of the sessions, empty for the server's
   */
  MariaDatabase(Path folder, String mode) throws Exception {
    this.folder = folder;
    this.mode = mode;
    this.server = new MariaServer();
    this.owner = connect("root", "");
    runAll(
        owner,
        List.of(
            "CREATE USER reader@localhost",
            "CREATE USER changer@localhost",
            "CREATE DATABASE hr CHARACTER SET utf8mb4"));
  }

  private Connection connect(String user, String schema) throws SQLException {
    String variables = mode.isEmpty() ? "" : "&sessionVariables=sql_mode='" + mode + "'";
    return DriverManager.getConnection(
        server.url(schema) + "?allowMultiQueries=true&user=" + user + variables);
  }

  @Override
  String name() {
    return "MariaDB, sql_mode " + (mode.isEmpty() ? "of the server" : mode);
  }

  @Override
  Dialect dialect() {
    return Dialect.MYSQL;
  }

  @Override
  void reset() throws SQLException {
    owner.close();
    owner = connect("root", "");
    runAll(
        owner,
        List.of(
            "DROP DATABASE IF EXISTS corpus",
            "CREATE DATABASE corpus CHARACTER SET utf8mb4",
            "USE corpus",
            "DROP TABLE IF EXISTS hr.salary"));
    runAll(owner, TABLES);
    runAll(owner, ROWS);
    runAll(
        owner,
        List.of(
            "CREATE SEQUENCE numbers",
            "CREATE INDEX by_note ON invoice (note)",
            "CREATE FUNCTION touch() RETURNS INT BEGIN INSERT INTO audit (id, what) VALUES (2,"
                + " 'touched'); RETURN 1; END"));
    for (String table : List.of("invoice", "customer")) {
      runAll(
          owner,
          List.of(
              "GRANT SELECT ON corpus." + table + " TO reader@localhost",
              "GRANT SELECT, INSERT, UPDATE, DELETE, DROP ON corpus."
                  + table
                  + " TO changer@localhost"));
    }
  }

  @Override
  Connection session(Holding holding) throws SQLException {
    return connect(
        switch (holding) {
          case READS -> "reader";
          case CHANGES -> "changer";
          case DEFINES -> "root";
        },
        SCHEMA);
  }

  @Override
  Connection owner() {
    return owner;
  }

  @Override
  State state(Connection session) {
    State state = new State();
    for (String table : List.of("invoice", "customer", "secret", "audit", "hr.salary")) {
      state.add(new State.Part(table, true), text(owner, "CHECKSUM TABLE " + table + " EXTENDED"));
      state.add(new State.Part(table, false), text(owner, "SHOW CREATE TABLE " + table));
    }
    state.add(new State.Part("scratch", false), text(owner, "SHOW CREATE TABLE scratch"));
    for (String sql : OTHER_STATE) {
      state.add(State.Part.OTHER, text(owner, sql));
    }
    for (String sql : SESSION_STATE) {
      state.add(State.Part.OTHER, text(session, sql));
    }
    state.add(State.Part.OTHER, Folders.listing(folder));
    return state;
  }

  @Override
  boolean isMissingRight(SQLException e, String sql) {
    return MISSING_RIGHT.contains(e.getErrorCode());
  }

  @Override
  String folder() {
    return folder.toString();
  }

  @Override
  public void close() throws Exception {
    owner.close();
    server.close();
  }
}
