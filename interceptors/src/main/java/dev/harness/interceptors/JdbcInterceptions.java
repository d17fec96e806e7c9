package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.onImplementorsOf;
import static dev.harness.interceptors.OwnAnswer.SQL;
import static dev.harness.interceptors.Question.JDBC_CONNECT;
import static dev.harness.interceptors.Question.JDBC_DIRECT;
import static dev.harness.interceptors.Question.JDBC_SOURCE;
import static dev.harness.interceptors.Types.PROPERTIES;
import static dev.harness.interceptors.Types.STRING;

import java.util.List;

/**
 * The doors of database drivers, whoever wrote them. What a driver does to connect is its own act:
 * the tool that asked holds the URL, not the driver's socket or file.
 */
final class JdbcInterceptions {
  private static final String DRIVER = "java.sql.Driver";
  private static final String SOURCE = "javax.sql.DataSource";
  private static final String XA_SOURCE = "javax.sql.XADataSource";
  private static final String POOLED_SOURCE = "javax.sql.ConnectionPoolDataSource";
  private static final String CONNECTION = "java.sql.Connection";

  static final List<Interception> ROWS =
      List.of(
          onImplementorsOf(DRIVER)
              .method("connect", STRING, PROPERTIES)
              .check(JDBC_CONNECT, arg(0))
              .answers(SQL),
          onImplementorsOf(DRIVER)
              .method("connect", STRING, PROPERTIES)
              .replace(JDBC_CONNECT, arg(1), NONE),
          onImplementorsOf(DRIVER).method("connect", STRING, PROPERTIES).asHost(),
          onImplementorsOf(SOURCE).method("getConnection").check(JDBC_SOURCE, THIS).answers(SQL),
          onImplementorsOf(SOURCE).method("getConnection").asHost(),
          onImplementorsOf(SOURCE)
              .method("getConnection", STRING, STRING)
              .check(JDBC_SOURCE, THIS)
              .answers(SQL),
          onImplementorsOf(SOURCE).method("getConnection", STRING, STRING).asHost(),
          onImplementorsOf(XA_SOURCE)
              .method("getXAConnection")
              .check(JDBC_SOURCE, THIS)
              .answers(SQL),
          onImplementorsOf(XA_SOURCE).method("getXAConnection").asHost(),
          onImplementorsOf(XA_SOURCE)
              .method("getXAConnection", STRING, STRING)
              .check(JDBC_SOURCE, THIS)
              .answers(SQL),
          onImplementorsOf(XA_SOURCE).method("getXAConnection", STRING, STRING).asHost(),
          onImplementorsOf(POOLED_SOURCE)
              .method("getPooledConnection")
              .check(JDBC_SOURCE, THIS)
              .answers(SQL),
          onImplementorsOf(POOLED_SOURCE).method("getPooledConnection").asHost(),
          onImplementorsOf(POOLED_SOURCE)
              .method("getPooledConnection", STRING, STRING)
              .check(JDBC_SOURCE, THIS)
              .answers(SQL),
          onImplementorsOf(POOLED_SOURCE).method("getPooledConnection", STRING, STRING).asHost(),

          // A public constructor with a URL or properties would go round the driver.
          onImplementorsOf(CONNECTION).constructor(STRING).check(JDBC_DIRECT, NONE),
          onImplementorsOf(CONNECTION).constructor(PROPERTIES).check(JDBC_DIRECT, NONE),
          onImplementorsOf(CONNECTION).method("close").asHost());

  private JdbcInterceptions() {}
}
