package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.onHostsObjects;
import static dev.harness.interceptors.Interception.onImplementorsOf;
import static dev.harness.interceptors.OwnAnswer.SQL;
import static dev.harness.interceptors.Question.JDBC_CONNECT;
import static dev.harness.interceptors.Question.JDBC_DIRECT;
import static dev.harness.interceptors.Question.JDBC_FAILURE;
import static dev.harness.interceptors.Question.JDBC_MADE;
import static dev.harness.interceptors.Question.JDBC_SECRET;
import static dev.harness.interceptors.Question.JDBC_SETTING;
import static dev.harness.interceptors.Question.JDBC_SOURCE;
import static dev.harness.interceptors.Question.JDBC_URL;
import static dev.harness.interceptors.Types.PROPERTIES;
import static dev.harness.interceptors.Types.STRING;

import java.util.ArrayList;
import java.util.List;

/**
 * How connections to databases are made, whoever wrote the driver. What a driver does to connect is
 * its own act: the tool that asked holds the URL, not the driver's socket or file. A pool acts for
 * whoever made it, so one of the host connects as the host, whatever tool asks first; as it does so
 * by what it is set to, tools change nothing of it.
 */
final class JdbcInterceptions {
  private static final String DRIVER = "java.sql.Driver";
  private static final String CONNECTION = "java.sql.Connection";

  private static final String SOURCE = "javax.sql.CommonDataSource";

  /** Where data sources tell with what they log in. */
  private static final String[] SECRETS = {
    "getPassword",
    "getCredentials",
    "getDataSourceProperties",
    "getConnectionProperties",
    "getXaProperties"
  };

  /** Where they tell their URL, which may hold it. */
  private static final String[] URLS = {"getJdbcUrl", "getURL", "getUrl"};

  static final List<Interception> ROWS = rows();

  private JdbcInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    Interception.Door connect = onImplementorsOf(DRIVER).method("connect", STRING, PROPERTIES);
    rows.add(connect.check(JDBC_CONNECT, arg(0)).answers(SQL));
    rows.add(connect.replace(JDBC_CONNECT, arg(1), arg(0)).answers(SQL));
    rows.add(connect.failure(JDBC_FAILURE));
    rows.add(connect.asHost());
    rows.add(connect.observe(JDBC_CONNECT, arg(0)));
    rows.add(connect.filter(JDBC_MADE, NONE));
    addSource(rows, "javax.sql.DataSource", "getConnection");
    addSource(rows, "javax.sql.XADataSource", "getXAConnection");
    addSource(rows, "javax.sql.ConnectionPoolDataSource", "getPooledConnection");

    for (String name : SECRETS) {
      rows.add(onImplementorsOf(SOURCE).method(name).filter(JDBC_SECRET, THIS));
    }
    for (String name : URLS) {
      rows.add(onImplementorsOf(SOURCE).method(name).filter(JDBC_URL, THIS));
    }

    rows.add(onHostsObjects(SOURCE).anyMethod().check(JDBC_SETTING, THIS));

    // A public constructor with a URL or properties would go round the driver.
    rows.add(onImplementorsOf(CONNECTION).constructor(STRING).check(JDBC_DIRECT, NONE));
    rows.add(onImplementorsOf(CONNECTION).constructor(PROPERTIES).check(JDBC_DIRECT, NONE));
    return rows;
  }

  private static void addSource(List<Interception> rows, String type, String method) {
    Interception.On source = onImplementorsOf(type);
    rows.add(source.anyConstructor().observe(JDBC_SOURCE, THIS));
    for (Interception.Door door :
        List.of(source.method(method), source.method(method, STRING, STRING))) {
      rows.add(door.check(JDBC_SOURCE, THIS).answers(SQL));
      rows.add(door.failure(JDBC_FAILURE));
      rows.add(door.asHost());
      rows.add(door.asOwner());
    }
  }
}
