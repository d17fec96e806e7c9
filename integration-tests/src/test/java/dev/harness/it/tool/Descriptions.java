package dev.harness.it.tool;

import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool reads a result in every way that JDBC has, and asks all that it tells of one. */
public final class Descriptions {
  private Descriptions() {}

  /** A line for each way, with what came of it. */
  public static List<String> of(String url) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "SA", "");
        PreparedStatement statement =
            connection.prepareStatement("select a, b, c from t where a = ?")) {
      give(lines, connection, statement);
      statement.setInt(1, 1);
      ask(lines, ParameterMetaData.class, statement.getParameterMetaData(), 1);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        ask(lines, ResultSetMetaData.class, rows.getMetaData(), 3);
        ask(lines, ResultSet.class, rows, 3);
      }
    }
    Collections.sort(lines);
    return lines;
  }

  /** Something of JDBC's. */
  private interface Step {
    void run() throws SQLException;
  }

  private static void give(List<String> lines, Connection connection, PreparedStatement statement) {
    step(lines, "setQueryTimeout", () -> statement.setQueryTimeout(5));
    step(lines, "getQueryTimeout", statement::getQueryTimeout);
    InputStream bytes = InputStream.nullInputStream();
    step(lines, "setBinaryStream", () -> statement.setBinaryStream(1, bytes));
    step(lines, "setAsciiStream", () -> statement.setAsciiStream(1, bytes));
    step(lines, "setBlob", () -> statement.setBlob(1, bytes));
    step(lines, "setCharacterStream", () -> statement.setCharacterStream(1, new StringReader("x")));
    step(lines, "setClob", () -> statement.setClob(1, new StringReader("x")));
    step(lines, "Blob", () -> connection.createBlob().setBytes(1, new byte[] {1}));
    step(lines, "Clob", () -> connection.createClob().setString(1, "x"));
    step(lines, "SQLXML", () -> connection.createSQLXML().setString("<x/>"));
  }

  private static void step(List<String> lines, String name, Step step) {
    try {
      step.run();
      lines.add(name + ": done");
    } catch (SQLException e) {
      lines.add(name + ": " + e.getClass().getSimpleName());
    }
  }

  private static void ask(List<String> lines, Class<?> api, Object subject, int last) {
    for (Method method : api.getMethods()) {
      List<Class<?>> types = List.of(method.getParameterTypes());
      boolean reads = method.getName().matches("(get|is).*");
      for (int i = 1; reads && types.equals(List.of(int.class)) && i <= last; i++) {
        lines.add(api.getSimpleName() + "." + answer(method, subject, i));
      }
    }
  }

  private static String answer(Method method, Object subject, int index) {
    String call = method.getName() + "(" + index + "): ";
    try {
      return call + shown(method.invoke(subject, index));
    } catch (InvocationTargetException e) {
      return call + e.getCause().getClass().getSimpleName();
    } catch (ReflectiveOperationException e) {
      return call + e;
    }
  }

  private static String shown(@Nullable Object value) {
    boolean plain = value instanceof Number || value instanceof String || value instanceof Boolean;
    return value == null || plain ? String.valueOf(value) : value.getClass().getSimpleName();
  }
}
