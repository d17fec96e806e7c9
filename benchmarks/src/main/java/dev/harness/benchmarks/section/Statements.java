package dev.harness.benchmarks.section;

import dev.harness.capability.Compartment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Statements in the fastest of databases, by the host and by a tool in turn. Runs under the agent;
 * its argument is the number of rounds.
 */
public final class Statements {
  private static final String QUERY = "SELECT X FROM NUMBER";
  private static final int BATCH = 200;
  private static final int FIRST = 20;

  private static int next;

  private Statements() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double rounds = Double.parseDouble(arguments[0]);
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:benchmark");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE NUMBER(X INT)");
      statement.execute("INSERT INTO NUMBER VALUES (1)");
      PreparedStatement prepared = connection.prepareStatement(QUERY);
      repeated("prepared, judged before", rounds, () -> sum(prepared.executeQuery()));
      repeated("text, judged before", rounds, () -> sum(statement.executeQuery(QUERY)));
      repeated("prepared, run once", rounds, () -> prepareOnce(connection));
      repeated("text, run once", rounds, () -> runOnce(connection));
      pairs(FIRST, rounds / 2, () -> sum(statement.executeQuery(QUERY + " WHERE X <> " + next++)))
          .printDifferences("text, first sight");
    }
    System.exit(0);
  }

  /** As most code does it: a statement is made, run and dropped. */
  private static long prepareOnce(Connection connection) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      return sum(statement.executeQuery());
    }
  }

  private static long runOnce(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      return sum(statement.executeQuery(QUERY));
    }
  }

  private static void repeated(String name, double rounds, Pairs.Operation query) throws Exception {
    pairs(BATCH, rounds, query).printRatios(name).printDifferences(name).printBytes(name);
  }

  private static Pairs pairs(int batch, double rounds, Pairs.Operation query) throws Exception {
    return new Pairs()
        .state("by the host", () -> Pairs.timed(batch, query))
        .state("by a tool", () -> inTool(batch, query))
        .run(rounds);
  }

  private static Pairs.Cost inTool(int batch, Pairs.Operation query) throws Exception {
    return Compartment.<Pairs.Cost, Exception>call("one", () -> Pairs.timed(batch, query));
  }

  private static long sum(ResultSet rows) throws Exception {
    long sum = 0;
    try (rows) {
      while (rows.next()) {
        sum += rows.getInt(1);
      }
    }
    return sum;
  }
}
