package dev.harness.it.tool;

import static dev.harness.it.tool.SqlDeeds.one;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.StatementImpl;
import com.mysql.cj.jdbc.result.ResultSetFactory;
import com.mysql.cj.protocol.a.NativeMessageBuilder;
import com.mysql.cj.protocol.a.NativePacketPayload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ways into MySQL's driver that do not lead through the JDBC API. */
final class MysqlInside {
  private MysqlInside() {}

  static Map<String, PostgresDeeds.Deed> deeds(Connection host) {
    Map<String, PostgresDeeds.Deed> deeds = new LinkedHashMap<>();
    deeds.put(
        "session",
        () -> {
          ResultSetFactory results =
              new ResultSetFactory(of(host), (StatementImpl) of(host).createStatement());
          return session(host)
              .execSQL(null, MariaDeeds.CHANGE, -1, null, false, results, null, false)
              .getUpdateCount();
        });
    deeds.put(
        "query packet",
        () -> {
          ResultSetFactory results =
              new ResultSetFactory(of(host), (StatementImpl) of(host).createStatement());
          session(host)
              .getProtocol()
              .sendQueryPacket(null, change(host, "packet"), -1, false, null, results);
          return one(host, MariaDeeds.SECRET);
        });
    deeds.put(
        "command",
        () -> session(host).getProtocol().sendCommand(change(host, "command"), false, 0));
    deeds.put(
        "comment",
        () -> {
          of(host).setStatementComment("*/ " + MariaDeeds.CHANGE + " -- ");
          try (Statement statement = host.createStatement()) {
            return statement.execute("SELECT note FROM invoice");
          } finally {
            of(host).setStatementComment(null);
          }
        });
    deeds.put(
        "user",
        () -> {
          of(host).changeUser("root", "");
          return "done";
        });
    deeds.put("secret: properties", () -> of(host).getProperties().getProperty("password"));
    deeds.put("secret: host", () -> session(host).getHostInfo().getPassword());
    deeds.put("a property of the host", () -> session(host).getHostInfo().getHostProperties());
    deeds.put("secret: as properties", () -> session(host).getHostInfo().exposeAsProperties());
    deeds.put(
        "may not see a property",
        () -> of(host).getPropertySet().getStringProperty(PropertyKey.PASSWORD).getValue());
    deeds.put("may not see the host as text", () -> session(host).getHostInfo().toString());
    deeds.put("may not see the URL", () -> of(host).getURL());
    return deeds;
  }

  private static NativePacketPayload change(Connection host, String by) throws Exception {
    String text = MariaDeeds.CHANGE.replace("changed", "by " + by);
    byte[] sql = text.getBytes(StandardCharsets.US_ASCII);
    return new NativeMessageBuilder(false).buildComQuery(null, session(host), sql);
  }

  private static NativeSession session(Connection host) throws Exception {
    return of(host).getSession();
  }

  private static ConnectionImpl of(Connection host) throws Exception {
    return host.unwrap(ConnectionImpl.class);
  }
}
