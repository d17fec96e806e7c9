package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.changesRows;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.WorldDatabase.DELETE;
import static dev.harness.it.attempt.WorldDatabase.SELECT;
import static dev.harness.it.attempt.WorldDatabase.URL;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.apache.commons.dbcp2.DelegatingStatement;

/** Statements, on connections of the tool's own and on those of the host. */
final class SqlAttempts {
  private static final String[] COLUMNS = {"ID"};
  private static final int[] INDEXES = {1};

  private SqlAttempts() {}

  static void addTo(Attempts all) {
    writes(all);
    prepares(all);
    reads(all);
    rows(all);
    hosts(all);
    roundabout(all);
  }

  /** Something done with a statement. */
  private interface Step<T> {
    Object on(T statement) throws Exception;
  }

  private static void writes(Attempts all) {
    write(all, "execute", s -> s.execute(DELETE));
    write(all, "executeUpdate", s -> s.executeUpdate(DELETE));
    write(all, "executeLargeUpdate", s -> s.executeLargeUpdate(DELETE));
    write(all, "execute, keys", s -> s.execute(DELETE, Statement.RETURN_GENERATED_KEYS));
    write(all, "execute, indexes", s -> s.execute(DELETE, INDEXES));
    write(all, "execute, names", s -> s.execute(DELETE, COLUMNS));
    write(all, "update, keys", s -> s.executeUpdate(DELETE, Statement.RETURN_GENERATED_KEYS));
    write(all, "update, indexes", s -> s.executeUpdate(DELETE, INDEXES));
    write(all, "update, names", s -> s.executeUpdate(DELETE, COLUMNS));
    write(all, "large, keys", s -> s.executeLargeUpdate(DELETE, Statement.NO_GENERATED_KEYS));
    write(all, "large, indexes", s -> s.executeLargeUpdate(DELETE, INDEXES));
    write(all, "large, names", s -> s.executeLargeUpdate(DELETE, COLUMNS));
    write(all, "batch", s -> collect(s).executeBatch());
    write(all, "large batch", s -> collect(s).executeLargeBatch());
  }

  private static Statement collect(Statement statement) throws Exception {
    statement.addBatch(DELETE);
    return statement;
  }

  private static void write(Attempts all, String name, Step<Statement> step) {
    all.add("sql: " + name, changesRows(), w -> own(c -> step.on(c.createStatement())));
    all.add(
        "sql: " + name + " for the host",
        changesRows(),
        w -> step.on(w.database().host().createStatement()));
  }

  private static void prepares(Attempts all) {
    prepare(all, "prepared execute", PreparedStatement::execute);
    prepare(all, "prepared update", PreparedStatement::executeUpdate);
    prepare(all, "prepared large update", PreparedStatement::executeLargeUpdate);
    prepare(
        all,
        "prepared batch",
        s -> {
          s.addBatch();
          return s.executeBatch();
        });
    all.add("sql: call", changesRows(), w -> own(c -> c.prepareCall(DELETE).execute()));
    all.add(
        "sql: prepared with keys",
        changesRows(),
        w -> own(c -> c.prepareStatement(DELETE, INDEXES).execute()));
  }

  private static void prepare(Attempts all, String name, Step<PreparedStatement> step) {
    all.add("sql: " + name, changesRows(), w -> own(c -> step.on(c.prepareStatement(DELETE))));
    all.add("sql: " + name + " of the host", changesRows(), w -> step.on(w.database().prepared()));
  }

  private static void reads(Attempts all) {
    all.add("sql: query", leaks(), w -> own(c -> text(c.createStatement().executeQuery(SELECT))));
    all.add(
        "sql: execute a query",
        leaks(),
        w ->
            own(
                c -> {
                  Statement statement = c.createStatement();
                  statement.execute(SELECT);
                  return text(statement.getResultSet());
                }));
    all.add(
        "sql: prepared query",
        leaks(),
        w -> own(c -> text(c.prepareStatement(SELECT).executeQuery())));
    all.add(
        "sql: query for the host",
        leaks(),
        w -> text(w.database().host().createStatement().executeQuery(SELECT)));
    all.add(
        "sql: metadata",
        (w, evidence) -> String.valueOf(evidence).contains("INVOICE"),
        w -> own(c -> names(c.getMetaData())));
  }

  private static void rows(Attempts all) {
    row(all, "delete a row", ResultSet::deleteRow);
    row(
        all,
        "update a row",
        r -> {
          r.updateString(2, "changed");
          r.updateRow();
        });
    row(
        all,
        "insert a row",
        r -> {
          r.moveToInsertRow();
          r.updateInt(1, 2);
          r.insertRow();
        });
  }

  /** Something done with a row. */
  private interface RowStep {
    void on(ResultSet row) throws Exception;
  }

  private static void row(Attempts all, String name, RowStep step) {
    all.add("sql: " + name, changesRows(), w -> own(c -> row(c, step)));
    all.add("sql: " + name + " for the host", changesRows(), w -> row(w.database().host(), step));
  }

  private static Object row(Connection connection, RowStep step) throws Exception {
    Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    ResultSet rows = statement.executeQuery(SELECT);
    rows.next();
    step.on(rows);
    return "done";
  }

  private static void hosts(Attempts all) {
    all.add("sql: batch of the host", changesRows(), w -> w.database().collected().executeBatch());
    all.never(
        "sql: schema",
        (w, evidence) -> evidence != null,
        w ->
            own(
                c -> {
                  c.setSchema("OTHER");
                  return "done";
                }));
  }

  /** Through what stands between a tool and a driver, or behind the driver's door. */
  private static void roundabout(Attempts all) {
    all.add(
        "sql: unwrapped",
        changesRows(),
        w ->
            w.database()
                .host()
                .unwrap(org.h2.jdbc.JdbcConnection.class)
                .createStatement()
                .execute(DELETE));
    all.add(
        "sql: a statement that claims another connection",
        changesRows(),
        w ->
            own(
                c ->
                    new DelegatingStatement(
                            new DelegatingConnection<>(c), w.database().host().createStatement())
                        .execute(DELETE)));
    all.never(
        "sql: the session behind a connection",
        changesRows(),
        w -> SqlInside.run(w.database().host(), DELETE));
    all.never(
        "sql: a session of the engine's own",
        changesRows(),
        w -> SqlInside.runByEngine(URL, DELETE));
    all.add(
        "sql: through reflection",
        changesRows(),
        w ->
            Statement.class
                .getMethod("execute", String.class)
                .invoke(w.database().host().createStatement(), DELETE));
  }

  private static Object own(Step<Connection> step) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL)) {
      return step.on(connection);
    }
  }

  private static String text(ResultSet rows) throws Exception {
    StringBuilder text = new StringBuilder();
    while (rows.next()) {
      text.append(rows.getString(2));
    }
    return text.toString();
  }

  private static String names(DatabaseMetaData metadata) throws Exception {
    StringBuilder names = new StringBuilder();
    try (ResultSet tables = metadata.getTables(null, null, null, null)) {
      while (tables.next()) {
        names.append(tables.getString("TABLE_NAME")).append(' ');
      }
    }
    return names.toString();
  }
}
