package dev.harness.agent.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a database URL, as its driver reads them. */
public final class DatabaseUrl {
  private static final List<String> SEMICOLONS = List.of("h2", "hsqldb", "derby", "sqlserver");
  private static final List<String> MYSQL = List.of("mysql", "mariadb");

  private DatabaseUrl() {}

  /** The second part of a URL, in lower case: which driver it is for. */
  public static String driver(String url) {
    int start = url.indexOf(':') + 1;
    int end = url.indexOf(':', start);
    return (end < 0 ? "" : url.substring(start, end)).toLowerCase(Locale.ROOT);
  }

  /** The URL up to its parameters, user and password left out. */
  public static String withoutParameters(String url) {
    int end = parametersAt(url);
    return JdbcUrl.withoutSecrets(end < 0 ? url : url.substring(0, end));
  }

  /** Its parameters, each {@code name=value} or a name alone. */
  public static List<String> parameters(String url) {
    List<String> parameters = new ArrayList<>();
    int start = parametersAt(url);
    while (start >= 0) {
      int end = next(url, start + 1);
      String parameter = url.substring(start + 1, end < 0 ? url.length() : end);
      if (!parameter.isEmpty()) {
        parameters.add(parameter);
      }
      start = end;
    }
    return parameters;
  }

  /** Whether a tool may set all its parameters. */
  public static boolean isFree(String url) {
    for (String parameter : parameters(url)) {
      int equals = parameter.indexOf('=');
      if (equals < 0
          || !isFree(url, parameter.substring(0, equals), parameter.substring(equals + 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a tool may set this property of a connection. */
  public static boolean isFree(String url, String name, String value) {
    return Parameters.ofDriver(driver(url)).isFree(name, value);
  }

  /** Whether the URL itself names a user or a password. */
  public static boolean logsIn(String url) {
    for (String parameter : parameters(url)) {
      String lower = parameter.toLowerCase(Locale.ROOT);
      if (lower.startsWith("user=") || lower.startsWith("password=")) {
        return true;
      }
    }
    return url.indexOf('@') >= 0;
  }

  /** Why no grant may cover a URL; null if one may. */
  public static @Nullable String refusal(String url) {
    String driver = driver(url);
    String parameter = Parameters.refused(driver, parameters(url));
    if (parameter != null) {
      return "parameter " + parameter + " may name code, files or other databases";
    }
    if (url.indexOf('\\') >= 0 || url.indexOf('\0') >= 0) {
      return "a backslash hides parameters";
    }
    boolean extended = url.indexOf('(') >= 0 || url.indexOf('@') >= 0;
    if (MYSQL.contains(driver) && extended) {
      return "hosts with parameters of their own are not understood";
    }
    if (driver.equals("oracle") && (url.indexOf('(') >= 0 || url.contains("ldap"))) {
      return "a descriptor may name other databases";
    }
    return EmbeddedFile.refusal(url);
  }

  /** The schema that a URL names for names without one; null if it names none. */
  public static @Nullable String schema(String url) {
    for (String parameter : parameters(url)) {
      String lower = parameter.toLowerCase(Locale.ROOT);
      if (lower.startsWith("currentschema=") || lower.startsWith("schema=")) {
        return parameter.substring(parameter.indexOf('=') + 1);
      }
    }
    String place = withoutParameters(url);
    int slash = place.lastIndexOf('/');
    boolean named = slash > place.indexOf("//") + 1 && slash + 1 < place.length();
    return MYSQL.contains(driver(url)) && named ? place.substring(slash + 1) : null;
  }

  private static int parametersAt(String url) {
    return url.indexOf(isSemicolon(url) ? ';' : '?');
  }

  private static int next(String url, int from) {
    return url.indexOf(isSemicolon(url) ? ';' : '&', from);
  }

  private static boolean isSemicolon(String url) {
    return SEMICOLONS.contains(driver(url));
  }
}
