package dev.harness.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * No statement with an effect outside a grant is allowed, and few legitimate ones are denied.
 * {@code -Dcorpus.databases} says on which databases this is tried, {@code -Dcorpus.statements}
 * with how many statements of each sort, {@code -Dcorpus.seed} with which.
 */
class CorpusTest {
  private static final String DATABASES =
      System.getProperty("corpus.databases", "h2,sqlite,hsqldb");
  private static final int COUNT = Integer.getInteger("corpus.statements", 1_500);
  private static final long SEED = Long.getLong("corpus.seed", 1);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> allowed_statements_do_nothing_outside_the_grant() {
    return Stream.of(DATABASES.split(","))
        .map(name -> DynamicTest.dynamicTest(name, () -> tryAll(name)));
  }

  private void tryAll(String name) throws Exception {
    long start = System.nanoTime();
    try (Database database = open(name);
        Trial trial = new Trial(database)) {
      Corpus corpus = new Corpus(database.dialect(), database.folder(), SEED);
      List<String> legitimate = corpus.legitimate(COUNT);
      List<String> hostile = corpus.hostile(COUNT);
      List<String> denied = new ArrayList<>();
      int valid = legitimate(trial, legitimate, denied);
      Map<Trial.Outcome, Integer> attacks = all(trial, hostile);
      List<String> both = new ArrayList<>(legitimate);
      both.addAll(hostile);
      Map<Trial.Outcome, Integer> mutants = all(trial, corpus.mutated(both, 2 * COUNT));
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.println(
          database.name()
              + ", seed "
              + SEED
              + ": of "
              + valid
              + " valid legitimate statements "
              + denied.size()
              + " denied; hostile "
              + attacks
              + "; changed at random "
              + mutants
              + "; effects outside the grant: "
              + trial.violations().size()
              + "; "
              + seconds
              + " s");
      assertThat(trial.violations()).isEmpty();
      assertThat(valid).isGreaterThan(1_000);
      assertThat(denied).as("legitimate and denied").hasSizeLessThan(valid * 2 / 100);
    }
  }

  /** How many the database understands; those of them that are denied are collected. */
  private static int legitimate(Trial trial, List<String> statements, List<String> denied)
      throws SQLException {
    int valid = 0;
    for (String sql : statements) {
      Trial.Outcome outcome = trial.of(sql);
      boolean refused = outcome == Trial.Outcome.DENIED;
      valid += refused || outcome == Trial.Outcome.RAN ? 1 : 0;
      if (refused) {
        denied.add(sql);
      }
      if (Boolean.getBoolean("corpus.show") && outcome != Trial.Outcome.RAN) {
        System.out.println(outcome + " " + sql);
      }
    }
    return valid;
  }

  private static Map<Trial.Outcome, Integer> all(Trial trial, List<String> statements)
      throws SQLException {
    Map<Trial.Outcome, Integer> outcomes = new EnumMap<>(Trial.Outcome.class);
    for (String sql : statements) {
      Trial.Outcome outcome = trial.of(sql);
      outcomes.merge(outcome, 1, Integer::sum);
      if (Boolean.getBoolean("corpus.show") && outcome == Trial.Outcome.RAN) {
        System.out.println("ALLOWED " + sql);
      }
    }
    return outcomes;
  }

  private Database open(String name) throws Exception {
    return switch (name) {
      case "h2" -> new H2Database(folder);
      case "hsqldb" -> new HsqlDatabase(folder);
      case "sqlite" -> new SqliteDatabase(folder);
      case "postgresql" -> new PostgresDatabase(folder, "on");
      case "postgresql-backslash" -> new PostgresDatabase(folder, "off");
      case "mariadb" -> new MariaDatabase(folder, "");
      case "mariadb-ansi" -> new MariaDatabase(folder, "ANSI_QUOTES,NO_BACKSLASH_ESCAPES");
      default -> throw new IllegalArgumentException("no such database: " + name);
    };
  }
}
