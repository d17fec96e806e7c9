package dev.harness.benchmarks.section;

import dev.harness.capability.Compartment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A statement that was judged before, in the fastest of databases: a query of one row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GateBenchmark.BATCH)
public class StatementBenchmark {
  private static final String QUERY = "SELECT X FROM NUMBER";

  private final Statement statement;
  private final PreparedStatement prepared;

  /** Opens a database with one table of one row. */
  public StatementBenchmark() {
    try {
      Connection connection = DriverManager.getConnection("jdbc:h2:mem:benchmark");
      this.statement = connection.createStatement();
      statement.execute("CREATE TABLE IF NOT EXISTS NUMBER(X INT)");
      statement.execute("INSERT INTO NUMBER VALUES (1)");
      this.prepared = connection.prepareStatement(QUERY);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was prepared, by the host. */
  @Benchmark
  public long preparedByTheHost() throws SQLException {
    return runMany(true);
  }

  /** The same by a tool. */
  @Benchmark
  public long preparedByATool() throws SQLException {
    return Compartment.<Long, SQLException>call("one", () -> runMany(true));
  }

  /** The text, by the host. */
  @Benchmark
  public long textByTheHost() throws SQLException {
    return runMany(false);
  }

  /** The same by a tool. */
  @Benchmark
  public long textByATool() throws SQLException {
    return Compartment.<Long, SQLException>call("one", () -> runMany(false));
  }

  private long runMany(boolean isPrepared) throws SQLException {
    long sum = 0;
    for (int i = 0; i < GateBenchmark.BATCH; i++) {
      try (ResultSet rows = isPrepared ? prepared.executeQuery() : statement.executeQuery(QUERY)) {
        rows.next();
        sum += rows.getInt(1);
      }
    }
    return sum;
  }
}
