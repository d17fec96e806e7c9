package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.ProgressHandler;

/**
 * SQLite in memory. It knows no users, but tells which tables a statement opens: the root pages in
 * its own program.
 */
final class SqliteDatabase extends Database {
  private final Path folder;
  private @Nullable Connection connection;
  private int touched;
  private int steps;

  SqliteDatabase(Path folder) {
    this.folder = folder;
  }

  @Override
  String name() {
    return "SQLite";
  }

  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  void reset() throws SQLException {
    close();
    Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:");
    connection = fresh;
    runAll(fresh, List.of("ATTACH ':memory:' AS hr"));
    runAll(fresh, TABLES);
    runAll(fresh, ROWS);
    runAll(
        fresh,
        List.of(
            "CREATE INDEX audit_index ON audit (what)", "CREATE INDEX by_note ON invoice (note)"));
    Function.create(fresh, "touch", new Touch());
    touched = 0;
    ProgressHandler.setHandler(fresh, 1_000_000, new Patience());
  }

  /**
   * Ends what does not end: a recursion without a limit. Counts anew with each look at the state.
   */
  private final class Patience extends ProgressHandler {
    @Override
    protected int progress() {
      return ++steps > 20 ? 1 : 0;
    }
  }

  /** Called from SQL. */
  private final class Touch extends Function {
    @Override
    protected void xFunc() throws SQLException {
      touched++;
      result(1);
    }
  }

  @Override
  Connection session(Holding holding) throws SQLException {
    return owner();
  }

  @Override
  Connection owner() throws SQLException {
    if (connection == null) {
      throw new SQLException("not built");
    }
    return connection;
  }

  @Override
  State state(Connection session) throws SQLException {
    steps = 0;
    State state = new State();
    for (String database : List.of("main", "hr", "temp")) {
      for (String[] row : master(session, database)) {
        String table = row[2].toLowerCase(Locale.ROOT);
        String name = database.equals("main") ? table : database + "." + table;
        // Created with the first table that counts by itself; what it counts is not ours to give.
        if (table.equals("sqlite_sequence")) {
          continue;
        }
        state.add(new State.Part(name, false), row[0] + " " + row[1] + " " + row[4]);
        if (row[0].equals("table")) {
          String all = "SELECT rowid, * FROM " + database + ".\"" + row[1] + "\"";
          state.add(new State.Part(name, true), text(session, all));
        }
      }
    }
    state.add(State.Part.OTHER, "touched " + touched);
    for (String pragma :
        List.of(
            "database_list", "user_version", "journal_mode", "foreign_keys", "writable_schema")) {
      state.add(State.Part.OTHER, pragma + " " + text(session, "PRAGMA " + pragma));
    }
    state.add(State.Part.OTHER, Folders.listing(folder));
    return state;
  }

  private static List<String[]> master(Connection connection, String database) throws SQLException {
    List<String[]> rows = new java.util.ArrayList<>();
    String sql = "SELECT type, name, tbl_name, rootpage, sql FROM " + database + ".sqlite_master";
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        String[] row = new String[5];
        for (int i = 0; i < 5; i++) {
          row[i] = String.valueOf(found.getString(i + 1));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  Set<String> tablesOpened(String sql) throws SQLException {
    Map<String, String> pages = new HashMap<>(Map.of("0:1", "sqlite_master", "1:1", "temp"));
    for (String[] row : master(owner(), "main")) {
      pages.put("0:" + row[3], row[2].toLowerCase(Locale.ROOT));
    }
    for (String[] row : master(owner(), "hr")) {
      pages.put("2:" + row[3], "hr." + row[2].toLowerCase(Locale.ROOT));
    }
    Set<String> tables = new HashSet<>();
    try (Statement statement = owner().createStatement();
        ResultSet program = statement.executeQuery("EXPLAIN " + sql)) {
      while (program.next()) {
        if (Set.of("OpenRead", "OpenWrite", "ReopenIdx").contains(program.getString("opcode"))) {
          String page = program.getInt("p3") + ":" + program.getInt("p2");
          tables.add(pages.getOrDefault(page, "page " + page));
        }
      }
    }
    return tables;
  }

  @Override
  boolean isMissingRight(SQLException e, String sql) {
    return false;
  }

  @Override
  String folder() {
    return folder.toString();
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
