package dev.harness.it.tool;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** A tool that uses a connection as the API has it, and by methods of the engine behind it. */
public final class EngineDoors {
  private static final String DELETE = "delete from t";

  private EngineDoors() {}

  /** What is granted. */
  public static Object select(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select a from t")) {
      return rows.next();
    }
  }

  /** What is not. */
  public static Object delete(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(DELETE);
    }
  }

  /** What is granted, on a connection of a pool. */
  public static Object selectFrom(DataSource pool) throws Exception {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(true);
      return select(connection);
    }
  }

  /** What is not. */
  public static Object deleteFrom(DataSource pool) throws Exception {
    try (Connection connection = pool.getConnection()) {
      return delete(connection);
    }
  }

  /** Another URL for a data source of the host. */
  public static Object moved(BasicDataSource source, String url) throws Exception {
    source.setUrl(url);
    return selectFrom(source);
  }

  /** The parameters that the host chose, in a pool of the tool's. */
  public static Object ownPool(String url) throws Exception {
    try (BasicDataSource pool = new BasicDataSource()) {
      pool.setUrl(url);
      return selectFrom(pool);
    }
  }

  /** The same without the API. */
  public static Object inside(Connection connection) throws Exception {
    String name = connection.getClass().getName();
    if (name.contains("h2")) {
      return h2(call(connection, "getSession"));
    }
    return name.contains("sqlite")
        ? call(call(connection, "getDatabase"), "exec", DELETE, true)
        : call(call(connection, "getSession"), "executeDirectStatement", DELETE);
  }

  private static Object h2(Object session) throws Exception {
    Object command;
    try {
      command = call(session, "prepareCommand", DELETE);
    } catch (NoSuchMethodException e) {
      command = call(session, "prepareCommand", DELETE, 0);
    }
    for (Object argument : new Object[] {false, null}) {
      try {
        return call(command, "executeUpdate", argument);
      } catch (NoSuchMethodException e) {
        // Versions differ in what they take here.
      }
    }
    throw new NoSuchMethodException("executeUpdate");
  }

  private static Object call(Object on, String name, Object... arguments) throws Exception {
    Method method =
        Stream.concat(
                Stream.of(on.getClass().getMethods()),
                Stream.of(on.getClass().getDeclaredMethods()))
            .filter(each -> each.getName().equals(name))
            .filter(each -> takes(each.getParameterTypes(), arguments))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(on.getClass() + "." + name));
    method.setAccessible(true);
    return method.invoke(on, arguments);
  }

  private static boolean takes(Class<?>[] types, Object[] arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Object argument = arguments[i];
      boolean fits =
          types[i] == int.class
              ? argument instanceof Integer
              : types[i] == boolean.class
                  ? argument instanceof Boolean
                  : argument == null || types[i].isInstance(argument);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
