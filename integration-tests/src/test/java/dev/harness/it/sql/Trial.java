package dev.harness.it.sql;

import dev.harness.agent.sql.Reading;
import dev.harness.agent.sql.SqlReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs what is allowed on a database, and looks for effects outside of what was granted. */
final class Trial implements AutoCloseable {
  /** What became of a statement. */
  enum Outcome {
    DENIED,
    /** Allowed, and the database did not understand it or found it wrong. */
    INVALID,
    RAN
  }

  private final Database database;
  private final Map<Holding, Connection> sessions = new EnumMap<>(Holding.class);
  private final List<String> violations = new ArrayList<>();

  /** As it is before each statement, seen by each session. */
  private final Map<Holding, State> before = new EnumMap<>(Holding.class);

  private boolean built;

  Trial(Database database) {
    this.database = database;
  }

  /** Effects outside of what was granted, by statement. */
  List<String> violations() {
    return violations;
  }

  /** The least holding that allows it, null if none does. */
  @Nullable Holding allowing(String sql) {
    Reading reading = SqlReader.read(database.dialect(), sql);
    for (Holding holding : Holding.values()) {
      if (holding.grant.judge(reading, schema()).allowed()) {
        return holding;
      }
    }
    return null;
  }

  private @Nullable String schema() {
    return database instanceof MariaDatabase ? MariaDatabase.SCHEMA : null;
  }

  Outcome of(String sql) throws SQLException {
    Holding holding = allowing(sql);
    return holding == null ? Outcome.DENIED : run(sql, holding);
  }

  private Outcome run(String sql, Holding holding) throws SQLException {
    State start = start(holding);
    Connection session = session(holding);
    Outcome outcome = Outcome.RAN;
    opened(sql, holding);
    try {
      if (results(session, sql).contains(Database.CANARY)) {
        violations.add(holding + " shows what may not be read: " + sql);
      }
    } catch (SQLException e) {
      outcome = Outcome.INVALID;
      if (holding != Holding.DEFINES && database.isMissingRight(e, sql)) {
        violations.add(holding + " needs a right (" + e.getMessage() + "): " + sql);
      }
    }
    compare(sql, holding, start, database.state(session));
    return outcome;
  }

  private void opened(String sql, Holding holding) {
    if (holding == Holding.DEFINES) {
      return;
    }
    try {
      for (String table : database.tablesOpened(sql)) {
        if (!Set.of("invoice", "customer").contains(table)) {
          violations.add(holding + " opens " + table + ": " + sql);
        }
      }
    } catch (SQLException e) {
      // Then running it fails too.
      return;
    }
  }

  private static String results(Connection session, String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = session.createStatement()) {
      statement.setMaxRows(500);
      statement.setQueryTimeout(5);
      boolean rows = statement.execute(sql);
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          append(text, statement.getResultSet());
        }
        rows = statement.getMoreResults();
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        text.append(rows.getString(i)).append('\n');
      }
    }
  }

  private void compare(String sql, Holding holding, State start, State end) throws SQLException {
    boolean rowsOnly = true;
    List<State.Part> changed = end.changedFrom(start);
    for (State.Part part : changed) {
      rowsOnly &= part.rows() && Set.of("invoice", "customer").contains(part.table());
      if (!holding.mayChange(part)) {
        violations.add(holding + " changes " + end.difference(part, start) + ": " + sql);
      }
    }
    if (!changed.isEmpty()) {
      restore(rowsOnly);
    }
  }

  private void restore(boolean rowsOnly) throws SQLException {
    if (rowsOnly) {
      Database.runAll(database.owner(), Database.ROWS);
      State state = database.state(session(Holding.READS));
      if (state.changedFrom(start(Holding.READS)).isEmpty()) {
        return;
      }
    }
    closeSessions();
    before.clear();
    built = false;
  }

  private State start(Holding holding) throws SQLException {
    if (!built) {
      database.reset();
      built = true;
    }
    State state = before.get(holding);
    if (state == null) {
      state = database.state(session(holding));
      before.put(holding, state);
    }
    return state;
  }

  private Connection session(Holding holding) throws SQLException {
    Connection open = sessions.get(holding);
    if (open == null || open.isClosed()) {
      open = database.session(holding);
      sessions.put(holding, open);
    }
    return open;
  }

  private void closeSessions() throws SQLException {
    for (Connection session : sessions.values()) {
      session.close();
    }
    sessions.clear();
  }

  @Override
  public void close() throws SQLException {
    closeSessions();
  }
}
