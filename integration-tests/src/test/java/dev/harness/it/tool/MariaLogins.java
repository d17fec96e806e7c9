package dev.harness.it.tool;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** As whom and how a tool connects to MariaDB, and what it is told of it. */
final class MariaLogins {
  private final String url;
  private final String user;
  private final Connection host;

  /** {@code user} is empty where the grant logs in. */
  MariaLogins(String url, String user, Connection host) {
    this.url = url;
    this.user = user;
    this.host = host;
  }

  static Properties of(String user) {
    Properties login = new Properties();
    if (!user.isEmpty()) {
      login.setProperty("user", user);
      login.setProperty("password", MariaDeeds.PASSWORD);
    }
    return login;
  }

  void addTo(Map<String, PostgresDeeds.Deed> deeds) {
    deeds.put("with a file of the client", () -> with("allowLoadLocalInfile", "true"));
    deeds.put("with two statements", () -> with("allowMultiQueries", "true"));
    deeds.put(
        "with a class", () -> with("socketFactory", "com.mysql.cj.protocol.StandardSocketFactory"));
    deeds.put("with statements", () -> with("sessionVariables", "sql_mode=''"));
    deeds.put("as somebody else", () -> DriverManager.getConnection(url + "?user=root"));
    deeds.put(
        "another database",
        () -> DriverManager.getConnection(url.replace("/corpus", "/hr"), of(user)));
    deeds.put(
        "the driver's own port",
        () ->
            new java.net.Socket(
                "localhost", Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"))));
    deeds.put("may not see why nobody could log in", this::failing);
    deeds.put("may ask for the URL", () -> host.getMetaData().getURL());
    deeds.put("may not see who logs in", () -> "user " + host.getMetaData().getUserName());
  }

  private Connection with(String name, String value) throws SQLException {
    Properties properties = of(user);
    properties.setProperty(name, value);
    return DriverManager.getConnection(url, properties);
  }

  /** With a user that the database does not know and that bare JDBC names in its exception. */
  private Object failing() {
    Properties wrong = new Properties();
    if (!user.isEmpty()) {
      wrong.setProperty("user", MariaDeeds.PASSWORD);
    }
    String elsewhere = url.replace("/corpus", "/elsewhere");
    try (Connection none = DriverManager.getConnection(elsewhere, wrong)) {
      return none;
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage() + e.getCause();
    }
  }
}
