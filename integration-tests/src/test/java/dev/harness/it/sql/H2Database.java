package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2 in memory, with users. */
final class H2Database extends Database {
  private static final String URL = "jdbc:h2:mem:corpus";
  private static final Pattern TABLE = Pattern.compile("\"?PUBLIC\"?\\.\"?(\\w+)\"?");

  private final Path folder;
  private final Connection owner;

  H2Database(Path folder) throws SQLException {
    this.folder = folder;
    this.owner = DriverManager.getConnection(URL, "sa", "");
  }

  /** Called from SQL: changes what no tool may. */
  public static int touch(Connection connection) throws SQLException {
    runAll(connection, List.of("INSERT INTO audit (id, what) VALUES (2, 'touched')"));
    return 1;
  }

  @Override
  String name() {
    return "H2";
  }

  @Override
  Dialect dialect() {
    return Dialect.H2;
  }

  @Override
  void reset() throws SQLException {
    runAll(owner, List.of("DROP ALL OBJECTS", "CREATE SCHEMA hr"));
    runAll(owner, TABLES);
    runAll(owner, ROWS);
    runAll(
        owner,
        List.of(
            "CREATE SEQUENCE numbers",
            "CREATE INDEX by_note ON invoice (note)",
            "CREATE ALIAS touch FOR \"" + H2Database.class.getName() + ".touch\"",
            "CREATE USER IF NOT EXISTS reader PASSWORD 'x'",
            "CREATE USER IF NOT EXISTS changer PASSWORD 'x'",
            "GRANT SELECT ON invoice, customer TO reader",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON invoice, customer TO changer"));
  }

  @Override
  Connection session(Holding holding) throws SQLException {
    return switch (holding) {
      case READS -> DriverManager.getConnection(URL, "reader", "x");
      case CHANGES -> DriverManager.getConnection(URL, "changer", "x");
      case DEFINES -> DriverManager.getConnection(URL, "sa", "");
    };
  }

  @Override
  Connection owner() {
    return owner;
  }

  @Override
  State state(Connection session) throws SQLException {
    State state = new State();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery("SCRIPT NOPASSWORDS")) {
      while (rows.next()) {
        add(state, rows.getString(1));
      }
    }
    state.add(State.Part.OTHER, text(session, "CALL CURRENT_SCHEMA"));
    state.add(State.Part.OTHER, Folders.listing(folder));
    return state;
  }

  private static void add(State state, String line) {
    Matcher table = TABLE.matcher(line);
    boolean named = table.find();
    boolean rows = line.startsWith("INSERT") || line.startsWith("--");
    String name = named ? table.group(1).toLowerCase(Locale.ROOT) : "";
    boolean index = line.startsWith("CREATE") && line.contains(" INDEX ") && table.find();
    name = index ? table.group(1).toLowerCase(Locale.ROOT) : name;
    state.add(named ? new State.Part(name, rows) : State.Part.OTHER, line);
  }

  @Override
  boolean isMissingRight(SQLException e, String sql) {
    return e.getErrorCode() == 90096 || e.getErrorCode() == 90040;
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
