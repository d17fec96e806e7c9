package dev.harness.it.tool;

import java.sql.Connection;
import java.util.Properties;
import org.h2.engine.ConnectionInfo;
import org.h2.engine.Engine;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** Ways into a driver that do not lead through the JDBC API. */
final class SqlInside {
  private SqlInside() {}

  static Object run(Connection connection, String sql) throws Exception {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.prepareCommand(sql).executeUpdate(null);
  }

  /** A session that no connection knows. */
  static Object runByEngine(String url, String sql) {
    ConnectionInfo who = new ConnectionInfo(url, new Properties(), "", "");
    return Engine.createSession(who).prepareCommand(sql).executeUpdate(null);
  }
}
