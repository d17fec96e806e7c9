package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.SqliteRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite's driver has public methods, native ones too, that do more than a grant says. */
class SqliteTest {
  private static final String READS = "reads: true -1 s3cret 6 7 7 1.5 1.5 false 1 3 a 12 t";

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void toolsUseSqliteByJdbcOnly(Path java) throws Exception {
    Path folder = temp.toRealPath();
    Forked.Result bare =
        new Forked(java).run(SqliteRunner.class.getName(), folder.resolve("bare.db").toString());
    assertThat(bare.lines())
        .as(bare.err())
        .containsExactly(
            "bytes: ok, told",
            "bytes of a file: ok, told",
            "extensions: ok",
            "limits: ok",
            "number at an address: ok",
            "other bytes: ok, told",
            "replaced: ok, changed",
            "reset: ok",
            "step: ok, changed",
            "value at an address: ok, told",
            "select: ok",
            READS,
            "END");
    Path file = folder.resolve("guarded.db");
    Path manifest =
        new Workshop(temp)
            .tool(
                "jdbc: { url: \"jdbc:sqlite::memory:\", allow: [select], tables: [t] }",
                "jdbc: { url: \"jdbc:sqlite:" + file + "\", allow: [select], tables: [other] }");
    Forked.Result guarded =
        new Forked(java).agent(manifest).run(SqliteRunner.class.getName(), file.toString());
    assertThat(guarded.lines())
        .as(guarded.err())
        .containsExactly(
            "bytes: denied",
            "bytes of a file: denied",
            "extensions: denied",
            "limits: denied",
            "number at an address: denied",
            "other bytes: denied",
            "replaced: denied",
            "reset: denied",
            "step: denied",
            "value at an address: denied",
            "select: ok",
            READS,
            "END");
  }
}
