package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HSQLDB in memory, with users: a database of which the reader knows nothing. */
final class HsqlDatabase extends Database {
  private static final String URL = "jdbc:hsqldb:mem:corpus";
  private static final Pattern TABLE =
      Pattern.compile("(?:INSERT INTO|TABLE|ON TABLE|ON|VIEW) (?:PUBLIC\\.)?(\\w+)");

  private final Path folder;
  private final Connection owner;

  HsqlDatabase(Path folder) throws SQLException {
    this.folder = folder;
    this.owner = DriverManager.getConnection(URL, "SA", "");
  }

  @Override
  String name() {
    return "HSQLDB (generic)";
  }

  @Override
  Dialect dialect() {
    return Dialect.GENERIC;
  }

  @Override
  void reset() throws SQLException {
    runAll(
        owner,
        List.of(
            "DROP SCHEMA PUBLIC CASCADE", "DROP SCHEMA hr IF EXISTS CASCADE", "CREATE SCHEMA hr"));
    runAll(owner, TABLES.stream().map(sql -> sql.replace("TIMESTAMP NULL", "TIMESTAMP")).toList());
    runAll(owner, ROWS);
    runAll(owner, List.of("CREATE SEQUENCE numbers", "CREATE INDEX by_note ON invoice (note)"));
    if (text(owner, "SELECT * FROM INFORMATION_SCHEMA.SYSTEM_USERS").contains("READER")) {
      runAll(owner, List.of("DROP USER reader", "DROP USER changer"));
    }
    runAll(
        owner,
        List.of(
            "CREATE USER reader PASSWORD 'x'",
            "CREATE USER changer PASSWORD 'x'",
            "GRANT SELECT ON invoice TO reader",
            "GRANT SELECT ON customer TO reader",
            "GRANT ALL ON invoice TO changer",
            "GRANT ALL ON customer TO changer"));
  }

  @Override
  Connection session(Holding holding) throws SQLException {
    return switch (holding) {
      case READS -> DriverManager.getConnection(URL, "READER", "x");
      case CHANGES -> DriverManager.getConnection(URL, "CHANGER", "x");
      case DEFINES -> DriverManager.getConnection(URL, "SA", "");
    };
  }

  @Override
  Connection owner() {
    return owner;
  }

  @Override
  State state(Connection session) {
    State state = new State();
    for (String line : text(owner, "SCRIPT").lines().sorted().toList()) {
      Matcher table = TABLE.matcher(line);
      boolean named = !line.startsWith("SET") && table.find();
      String name = named ? table.group(1).toLowerCase(Locale.ROOT) : "";
      state.add(new State.Part(name, line.startsWith("INSERT")), line);
    }
    state.add(State.Part.OTHER, text(session, "VALUES (CURRENT_SCHEMA)"));
    state.add(State.Part.OTHER, Folders.listing(folder));
    return state;
  }

  @Override
  boolean isMissingRight(SQLException e, String sql) {
    return "42507".equals(e.getSQLState()) || (e.getErrorCode() == -5501 && isThere(sql));
  }

  /**
   * To a user without rights a table is not there; what is not there for its owner is no matter.
   */
  private boolean isThere(String sql) {
    try (PreparedStatement statement = owner().prepareStatement(sql)) {
      return statement.getConnection() != null;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  String folder() {
    return folder.toString();
  }

  @Override
  public void close() throws SQLException {
    owner.close();
  }
}
