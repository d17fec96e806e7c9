package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;

import dev.harness.it.attempt.Attempt.Effect;
import dev.harness.it.attempt.World;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.TimeZone;
import org.hsqldb.DatabaseManager;
import org.hsqldb.Session;
import org.hsqldb.jdbc.JDBCConnection;
import org.hsqldb.persist.HsqlProperties;
import org.hsqldb.result.Result;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Databases that live in this JVM and so could reach its files. */
final class EmbeddedAttempts {
  private static final String READ = "SELECT TEXT FROM INVOICE";

  private EmbeddedAttempts() {}

  static void addTo(Attempts all) {
    all.add("embedded: SQLite", leaks(), w -> read(sqlite(w)));
    all.add(
        "embedded: SQLite data source",
        leaks(),
        w -> {
          SQLiteDataSource source = new SQLiteDataSource();
          source.setUrl(sqlite(w));
          return read(source.getConnection());
        });
    all.add("embedded: H2 in a file", leaks(), w -> read("jdbc:h2:" + w.path("db")));
    all.add("embedded: HSQLDB in a file", leaks(), w -> read(hsql(w)));
    files(all);
    urls(all);
    inside(all);
    hsqldb(all);
  }

  /** Other files by SQL: no grant of these tests names such functions. */
  private static void files(Attempts all) {
    never(all, "SQLite ATTACH", creates("new"), "ATTACH '%s' AS x", EmbeddedAttempts::sqlite);
    never(all, "SQLite VACUUM INTO", creates("new"), "VACUUM INTO '%s'", EmbeddedAttempts::sqlite);
    never(all, "SQLite backup", creates("new"), "backup to '%s'", EmbeddedAttempts::sqlite);
    never(all, "H2 SCRIPT TO", creates("new"), "SCRIPT TO '%s'", EmbeddedAttempts::h2);
    never(all, "H2 BACKUP TO", creates("new"), "BACKUP TO '%s'", EmbeddedAttempts::h2);
    never(
        all,
        "H2 CSVWRITE",
        creates("new"),
        "CALL CSVWRITE('%s', 'SELECT 1')",
        EmbeddedAttempts::h2);
    never(
        all,
        "H2 alias",
        creates("new"),
        "CREATE ALIAS X AS $$ void x() throws Exception { new java.io.File(\"%s\")"
            + ".createNewFile(); } $$; CALL X()",
        EmbeddedAttempts::h2);
  }

  private static void urls(Attempts all) {
    all.never(
        "embedded: H2 INIT",
        creates("new"),
        w -> read("jdbc:h2:" + w.path("db") + ";INIT=BACKUP TO '" + w.path("new") + "'"));
    all.never("embedded: H2 by ..", leaks(), w -> read("jdbc:h2:" + w.path("sub") + "/../db"));
    all.never(
        "embedded: SQLite by ..",
        leaks(),
        w -> read("jdbc:sqlite:" + w.path("sub") + "/../db.sqlite"));
    all.add(
        "embedded: SQLite by a link",
        leaks(),
        w -> read("jdbc:sqlite:" + w.path("open/db.sqlite")));
  }

  private static void inside(Attempts all) {
    all.never(
        "embedded: SQLite as bytes",
        leaks(),
        w -> {
          try (Connection connection = w.database().sqlite(w)) {
            byte[] bytes = connection.unwrap(SQLiteConnection.class).serialize("main");
            return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
          }
        });
    all.never(
        "embedded: SQLite's own exec",
        creates("new"),
        w -> {
          try (Connection connection = w.database().sqlite(w)) {
            connection
                .unwrap(SQLiteConnection.class)
                .getDatabase()
                .exec("VACUUM INTO '" + w.path("new") + "'", true);
            return "done";
          }
        });
    all.never(
        "embedded: SQLite's own backup",
        creates("new"),
        w -> {
          try (Connection connection = w.database().sqlite(w)) {
            return connection
                .unwrap(SQLiteConnection.class)
                .getDatabase()
                .backup("main", w.path("new").toString(), null);
          }
        });
    all.never(
        "embedded: SQLite's own restore",
        leaks(),
        w -> {
          try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            connection
                .unwrap(SQLiteConnection.class)
                .getDatabase()
                .restore("main", w.path("db.sqlite").toString(), null);
            return connection.createStatement().executeQuery(READ).getString(1);
          }
        });
  }

  private static void hsqldb(Attempts all) {
    all.never(
        "embedded: HSQLDB's session",
        leaks(),
        w -> {
          try (Connection connection = DriverManager.getConnection(hsql(w))) {
            Session session = (Session) connection.unwrap(JDBCConnection.class).getSession();
            return first(session.executeDirectStatement(READ));
          }
        });
    all.never(
        "embedded: HSQLDB's session by a request",
        leaks(),
        w -> {
          try (Connection connection = DriverManager.getConnection(hsql(w))) {
            Result request = Result.newExecuteDirectRequest();
            request.setPrepareOrExecuteProperties(READ, 0, 0, 2, 0, 0, 2, null, null);
            return first(connection.unwrap(JDBCConnection.class).getSession().execute(request));
          }
        });
    all.never(
        "embedded: HSQLDB's manager",
        leaks(),
        w -> {
          String path = w.path("hsql").toString();
          Session session =
              DatabaseManager.newSession(
                  "file:", path, "SA", "", new HsqlProperties(), TimeZone.getDefault());
          try {
            return first(session.executeDirectStatement(READ));
          } finally {
            session.executeDirectStatement("SHUTDOWN");
          }
        });
  }

  private static Object first(Result rows) {
    rows.getNavigator().next();
    return rows.getNavigator().getCurrent()[0];
  }

  private static String hsql(World world) {
    return "jdbc:hsqldb:file:" + world.path("hsql") + ";shutdown=true";
  }

  private interface Place {
    String of(World world);
  }

  private static void never(Attempts all, String name, Effect effect, String sql, Place place) {
    all.never(
        "embedded: " + name,
        effect,
        w -> {
          try (Connection connection = DriverManager.getConnection(place.of(w));
              Statement statement = connection.createStatement()) {
            for (String one : sql.formatted(w.path("new")).split("(?<=\\$\\$); ")) {
              statement.execute(one);
            }
            return "done";
          }
        });
  }

  private static String sqlite(World world) {
    return "jdbc:sqlite:" + world.path("db.sqlite");
  }

  private static String h2(World world) {
    return "jdbc:h2:" + world.path("db");
  }

  private static Object read(String url) throws Exception {
    return read(DriverManager.getConnection(url));
  }

  private static Object read(Connection opened) throws Exception {
    try (Connection connection = opened;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(READ)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
