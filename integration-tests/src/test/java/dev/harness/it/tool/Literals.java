package dev.harness.it.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/** A tool whose statements hold what must not be written down, in literals and parameters. */
public final class Literals {
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT note FROM customer WHERE note = 'a-canary'",
          "DELETE FROM invoice WHERE note = 'a-canary'",
          "UPDATE customer SET note = 'a-canary'",
          "SELECT note FROM customer WHERE note = 'a-canary' ORDER BY",
          "SELECT note FROM invoice; DELETE FROM invoice WHERE note = 'a-canary'",
          "MERGE INTO nothing 'a-canary'");

  private Literals() {}

  /** How many of them the database ran, and all that was said about the others. */
  public static String run(Connection connection) {
    StringWriter said = new StringWriter();
    int ran = 0;
    for (String sql : STATEMENTS) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        ran++;
      } catch (Exception e) {
        e.printStackTrace(new PrintWriter(said));
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO customer VALUES (?, 'a-canary')")) {
      statement.setString(1, "a-canary");
      statement.execute();
      ran++;
    } catch (Exception e) {
      e.printStackTrace(new PrintWriter(said));
    }
    return ran + " ran\n" + said;
  }
}
