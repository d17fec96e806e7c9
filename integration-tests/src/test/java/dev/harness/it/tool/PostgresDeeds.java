package dev.harness.it.tool;

import static dev.harness.it.tool.SqlDeeds.one;
import static dev.harness.it.tool.SqlDeeds.pooled;
import static dev.harness.it.tool.SqlDeeds.update;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.fastpath.Fastpath;
import org.postgresql.fastpath.FastpathArg;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a report tool does with PostgreSQL, and what an injection makes it try. */
public final class PostgresDeeds {
  private static final String SECRET = "SELECT note FROM customer";
  private static final String CHANGE = "UPDATE customer SET note = 'changed'";

  private static final int LO_CREAT = 957;

  private final String url;
  private final String user;
  private final Connection host;
  private final Map<String, DataSource> pools;
  private final Map<String, Deed> deeds = new LinkedHashMap<>();

  /** One thing that the tool does. */
  @FunctionalInterface
  public interface Deed {
    /** Does it. */
    Object run() throws Exception;
  }

  /** With what the host hands over. */
  public PostgresDeeds(String url, String user, Connection host, Map<String, DataSource> pools) {
    this.url = url;
    this.user = user;
    this.host = host;
    this.pools = pools;
  }

  /** All deeds; the names of those that are granted begin with "may". */
  public Map<String, Deed> all() {
    granted();
    refused();
    inside();
    logins();
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
            new JdbcTemplate(pools.get("hikari"))
                .queryForObject("SELECT count(*) FROM invoice WHERE id > ?", Integer.class, 1));
    deeds.put(
        "may use jOOQ",
        () ->
            own(
                c ->
                    DSL.using(c, SQLDialect.POSTGRES)
                        .select(DSL.field(DSL.name("note")))
                        .from(DSL.table(DSL.name("invoice")))
                        .where(DSL.field(DSL.name("id"), Integer.class).eq(2))
                        .fetchOne(0)));
    deeds.put(
        "may use the pool of DBCP", () -> pooled(pools.get("dbcp"), "SELECT note FROM invoice"));
    deeds.put(
        "may use the pool of Hikari",
        () -> pooled(pools.get("hikari"), "SELECT note FROM invoice"));
    deeds.put("may use transactions", () -> own(this::transaction));
    deeds.put(
        "may ask about the connection",
        () ->
            own(
                c -> {
                  c.setReadOnly(false);
                  c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                  return c.isValid(5) + c.getSchema() + c.getMetaData().getDatabaseProductName();
                }));
  }

  private Object transaction(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    update(connection, "INSERT INTO invoice VALUES (3, 'three')");
    connection.setSavepoint("here");
    update(connection, "UPDATE invoice SET note = 'gone' WHERE id = 3");
    connection.rollback(connection.setSavepoint("there"));
    connection.rollback();
    update(connection, "INSERT INTO invoice VALUES (3, 'three')");
    connection.commit();
    return "done";
  }

  private void refused() {
    deeds.put("row function", () -> own(c -> one(c, "SELECT i.peek FROM invoice i")));
    deeds.put("field of a row", () -> own(c -> one(c, "SELECT (i).peek FROM invoice i")));
    deeds.put("any row function", () -> own(c -> one(c, "SELECT i.\"Glance\" FROM invoice i")));
    deeds.put("overload", () -> own(c -> one(c, "SELECT upper(i) FROM invoice i")));
    deeds.put("may use columns", () -> own(c -> one(c, "SELECT lower(i.note) FROM invoice i")));
    for (String name : pools.keySet()) {
      deeds.put("read through " + name, () -> pooled(pools.get(name), SECRET));
      deeds.put(
          "change through " + name,
          () -> {
            try (Connection connection = pools.get(name).getConnection()) {
              return update(connection, CHANGE);
            }
          });
    }
    deeds.put("read another table", () -> own(c -> one(c, SECRET)));
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
    deeds.put("read for the host", () -> one(host, SECRET));
    deeds.put("change for the host", () -> update(host, CHANGE));
    deeds.put(
        "in a query",
        () -> own(c -> one(c, "WITH x AS (" + CHANGE + " RETURNING note) SELECT note FROM x")));
    deeds.put("anonymous block", () -> own(c -> update(c, "DO $$ BEGIN " + CHANGE + "; END $$")));
    deeds.put("explain analyze", () -> own(c -> one(c, "EXPLAIN ANALYZE " + CHANGE)));
    deeds.put("server file", () -> one(host, "SELECT pg_read_file('postgresql.conf')"));
    String file = "/tmp/harness-it-" + port();
    deeds.put("program", () -> update(host, "COPY invoice TO PROGRAM 'cat > " + file + "'"));
    deeds.put(
        "query in a function",
        () -> one(host, "SELECT query_to_xml('" + SECRET + "', true, true, '')"));
    deeds.put("set role", () -> update(host, "SET ROLE postgres"));
    deeds.put("search path", () -> own(c -> update(c, "SET search_path = other")));
    deeds.put("catalogue", () -> own(c -> one(c, "SELECT rolname FROM pg_authid")));
    deeds.put(
        "catalogue by metadata",
        () -> own(c -> c.getMetaData().getTables(null, null, "%", null).next()));
  }

  private void inside() {
    deeds.put(
        "copy out",
        () ->
            host.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY customer TO STDOUT", new java.io.StringWriter()));
    deeds.put(
        "copy in",
        () ->
            host.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY customer FROM STDIN", new java.io.StringReader("7\tx\n")));
    deeds.put("raw query", () -> host.unwrap(BaseConnection.class).execSQLQuery(SECRET).next());
    deeds.put(
        "raw update",
        () -> {
          host.unwrap(BaseConnection.class).execSQLUpdate(CHANGE);
          return "done";
        });
    deeds.put(
        "with flags",
        () ->
            ((org.postgresql.core.BaseStatement) host.createStatement())
                .executeWithFlags(CHANGE, 0));
    deeds.put("fastpath", this::fastpath);
    deeds.put("large object", () -> host.unwrap(PGConnection.class).getLargeObjectAPI());
    deeds.put("updatable result", () -> own(SqlDeeds::deleteThroughResult));
  }

  private void logins() {
    deeds.put("with a class", () -> connect("socketFactory", "org.h2.Driver"));
    deeds.put("with a log file", () -> connect("loggerFile", "/tmp/harness-it.log"));
    deeds.put(
        "with a class in the URL",
        () -> DriverManager.getConnection(url + "?socketFactory=org.h2.Driver"));
    deeds.put("as somebody else", () -> DriverManager.getConnection(url + "?user=postgres"));
    deeds.put(
        "another database",
        () -> DriverManager.getConnection(url.replace("/postgres", "/template1")));
    deeds.put(
        "the driver's own port", () -> new java.net.Socket("localhost", Integer.parseInt(port())));
    deeds.put("may not see why nobody could log in", this::failingLogin);
    deeds.put(
        "may not see with what the host logs in",
        () -> {
          HikariDataSource pool = (HikariDataSource) pools.get("hikari");
          return pool.getPassword()
              + pool.getCredentials()
              + ((BasicDataSource) pools.get("dbcp")).getPassword();
        });
    deeds.put("may not see who logs in", () -> own(c -> "user " + c.getMetaData().getUserName()));
  }

  private String port() {
    return url.replaceAll(".*:(\\d+)/.*", "$1");
  }

  /** With a user that the database does not know and that bare JDBC names in its exception. */
  private Object failingLogin() throws Exception {
    String elsewhere = url.replace("/postgres", "/elsewhere");
    try (Connection none = DriverManager.getConnection(elsewhere, login("the-password"))) {
      return none;
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage() + e.getCause();
    }
  }

  private Properties login(String name) {
    Properties login = new Properties();
    if (!user.isEmpty()) {
      login.setProperty("user", name);
      login.setProperty("password", "the-password");
    }
    return login;
  }

  /** Calls a function by its number, without SQL: one that makes a large object. */
  private Object fastpath() throws Exception {
    Fastpath calls = new Fastpath(host.unwrap(BaseConnection.class));
    calls.addFunction("lo_creat", LO_CREAT);
    calls.fastpath("lo_creat", new FastpathArg[] {new FastpathArg(-1)});
    return "done";
  }

  private void last() {
    deeds.put("delete", () -> own(c -> update(c, "DELETE FROM invoice")));
    deeds.put("two statements", () -> own(c -> c.createStatement().execute("SELECT 1; " + CHANGE)));
  }

  private Object connect(String name, String value) throws Exception {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return DriverManager.getConnection(url, properties);
  }

  private Object own(SqlDeeds.Step step) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, login(user))) {
      return step.on(connection);
    }
  }
}
