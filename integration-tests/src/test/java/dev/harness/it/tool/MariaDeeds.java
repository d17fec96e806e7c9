package dev.harness.it.tool;

import static dev.harness.it.tool.SqlDeeds.one;
import static dev.harness.it.tool.SqlDeeds.pooled;
import static dev.harness.it.tool.SqlDeeds.update;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a report tool does with MariaDB, and what an injection makes it try. */
public final class MariaDeeds {
  static final String SECRET = "SELECT note FROM customer";
  static final String CHANGE = "UPDATE customer SET note = 'changed'";
  static final String PASSWORD = "the-password";

  private final String url;
  private final String user;
  private final Connection host;
  private final DataSource pool;
  private final Map<String, PostgresDeeds.Deed> deeds = new LinkedHashMap<>();

  /** With what the host hands over; {@code user} is empty where the grant logs in. */
  public MariaDeeds(String url, String user, Connection host, DataSource pool) {
    this.url = url;
    this.user = user;
    this.host = host;
    this.pool = pool;
  }

  /** All deeds; the names of those that are granted begin with "may". */
  public Map<String, PostgresDeeds.Deed> all() {
    granted();
    refused();
    sessions();
    if (url.startsWith("jdbc:mysql:")) {
      deeds.putAll(MysqlInside.deeds(host));
    } else {
      deeds.putAll(MariaInside.deeds(host));
      deeds.put("query to the server", () -> own(c -> MariaInside.query(c, host)));
    }
    new MariaLogins(url, user, host).addTo(deeds);
    last();
    return deeds;
  }

  private void granted() {
    deeds.put("may read", () -> own(c -> one(c, "SELECT note FROM invoice WHERE id = 1")));
    deeds.put(
        "may change",
        () -> own(c -> update(c, "UPDATE invoice SET note = 'changed' WHERE id = 1")));
    deeds.put(
        "may use JdbcTemplate",
        () ->
            new JdbcTemplate(pool)
                .queryForObject("SELECT count(*) FROM invoice WHERE id > ?", Integer.class, 1));
    deeds.put(
        "may use jOOQ",
        () ->
            own(
                c ->
                    DSL.using(c, SQLDialect.MARIADB)
                        .select(DSL.field(DSL.name("note")))
                        .from(DSL.table(DSL.name("invoice")))
                        .where(DSL.field(DSL.name("id"), Integer.class).eq(2))
                        .fetchOne(0)));
    deeds.put("may use the pool", () -> pooled(pool, "SELECT note FROM invoice"));
    deeds.put("may use transactions", () -> own(this::transaction));
    deeds.put("may read row by row", () -> own(c -> streamed(c, Integer.MIN_VALUE)));
    deeds.put("may read with a cursor", () -> own("?useCursorFetch=true", c -> streamed(c, 1)));
    deeds.put("may prepare on the server", () -> own("?useServerPrepStmts=true", this::prepared));
    deeds.put("may get keys and warnings", () -> own(this::keys));
    boolean mysql = url.startsWith("jdbc:mysql:");
    deeds.put(
        mysql ? "may change through a result" : "change through a result",
        () -> own(SqlDeeds::changeThroughResult));
    deeds.put(
        "may ask about the connection",
        () ->
            own(
                c -> {
                  c.setReadOnly(false);
                  c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                  return c.isValid(5) + c.getCatalog() + c.getMetaData().getDatabaseProductName();
                }));
  }

  private Object transaction(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    update(connection, "INSERT INTO invoice VALUES (3, 'three')");
    connection.setSavepoint("here");
    connection.rollback(connection.setSavepoint("there"));
    connection.rollback();
    update(connection, "INSERT INTO invoice VALUES (3, 'three')");
    connection.commit();
    return "done";
  }

  private static Object streamed(Connection connection, int fetch) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(connection.getClass().getName().startsWith("org.") ? 1 : fetch);
      int rows = 0;
      try (ResultSet result = statement.executeQuery("SELECT id, note FROM invoice")) {
        while (result.next()) {
          rows += result.getString(2).isEmpty() ? 0 : 1;
        }
      }
      return rows;
    }
  }

  private Object prepared(Connection connection) throws Exception {
    StringBuilder notes = new StringBuilder();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT note FROM invoice WHERE id = ?")) {
      for (int id = 1; id < 3; id++) {
        statement.setInt(1, id);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          notes.append(rows.getString("note"));
        }
      }
    }
    return notes;
  }

  private Object keys(Connection connection) throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE invoice SET note = ? WHERE id = ?", Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, "changed");
      statement.setInt(2, 1);
      statement.addBatch();
      statement.executeBatch();
      statement.getGeneratedKeys().close();
      return statement.getMoreResults() + " " + statement.getWarnings();
    }
  }

  private void refused() {
    refused("read another table", SECRET);
    refused("change another table", CHANGE);
    refused("read another database", "SELECT note FROM hr.customer");
    refused("read without a name", "SELECT note FROM invoice UNION SELECT note FROM customer");
    refused("executed comment", "SELECT 1 /*!50000 UNION SELECT note FROM customer */");
    refused("MariaDB's executed comment", "SELECT 1 /*M! UNION SELECT note FROM customer */");
    refused("string that ends later", "SELECT '\\' UNION SELECT note FROM customer -- '");
    refused("server file", "SELECT LOAD_FILE('/etc/passwd')");
    refused(
        "write a file", "SELECT note FROM invoice INTO OUTFILE '../out" + System.nanoTime() + "'");
    refused("handler", "HANDLER customer OPEN");
    refused("anonymous block", "BEGIN NOT ATOMIC " + CHANGE + "; END");
    refused("execute text", "EXECUTE IMMEDIATE \"" + CHANGE + "\"");
    refused("do", "DO sleep(0)");
    refused("function of the owner", "SELECT peek()");
    refused("procedure", "CALL touch()");
    refused("lock", "SELECT GET_LOCK('harness', 0)");
    refused("user variable", "SELECT @x := 1");
    refused("in a query", "INSERT INTO invoice SELECT id + 10, note FROM customer");
    refused("catalogue", "SELECT user FROM mysql.user");
    refused("show", "SHOW GRANTS");
    deeds.put("read through the pool", () -> pooled(pool, SECRET));
    deeds.put(
        "change through the pool",
        () -> {
          try (Connection connection = pool.getConnection()) {
            return update(connection, CHANGE);
          }
        });
    deeds.put(
        "literals and parameters",
        () ->
            own(
                c -> {
                  try (PreparedStatement statement =
                      c.prepareStatement(
                          "SELECT note FROM customer WHERE note > ? AND note <> 'a-canary'")) {
                    statement.setString(1, "a-canary");
                    return statement.executeQuery().next();
                  }
                }));
    deeds.put(
        "client file",
        () ->
            update(
                host, "LOAD DATA LOCAL INFILE '/etc/hostname' IGNORE INTO TABLE invoice (note)"));
    deeds.put("read for the host", () -> one(host, SECRET));
    deeds.put("change for the host", () -> update(host, CHANGE));
    deeds.put(
        "catalogue by metadata",
        () -> own(c -> c.getMetaData().getTables(null, null, "%", null).next()));
  }

  private void refused(String name, String sql) {
    deeds.put(
        name,
        () ->
            own(
                c -> {
                  try (Statement statement = c.createStatement()) {
                    return statement.execute(sql);
                  }
                }));
  }

  private void sessions() {
    refused("mode", "SET SESSION sql_mode = 'ANSI_QUOTES'");
    refused("role", "SET ROLE NONE");
    refused("use", "USE hr");
    deeds.put(
        "another catalogue",
        () ->
            own(
                c -> {
                  c.setCatalog("hr");
                  return one(c, "SELECT note FROM customer");
                }));
    deeds.put("updatable result", () -> own(SqlDeeds::deleteThroughResult));
  }

  private void last() {
    deeds.put("delete", () -> own(c -> update(c, "DELETE FROM invoice")));
    deeds.put("two statements", () -> host.createStatement().execute("SELECT 1; " + CHANGE));
  }

  private Object own(SqlDeeds.Step step) throws Exception {
    return own("", step);
  }

  private Object own(String parameters, SqlDeeds.Step step) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(url + parameters, MariaLogins.of(user))) {
      return step.on(connection);
    }
  }
}
