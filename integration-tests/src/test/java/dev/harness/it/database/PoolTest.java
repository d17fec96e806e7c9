package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.PoolRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A grant of a database covers the host's pool, whatever parameters the host gave it. */
class PoolTest {
  private static final String URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1;WRITE_DELAY=100";

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theHostsParametersAreItsOwnAndAToolsAreNot(Path java) throws Exception {
    assertThat(new Forked(java).run(PoolRunner.class.getName(), URL).lines())
        .containsExactly(
            "dbcp select: ok",
            "dbcp delete: ok",
            "hikari select: ok",
            "hikari delete: ok",
            "own: ok",
            "moved: ok",
            "moved made a table: true",
            "END");
    assertThat(guarded(java, "jdbc:h2:mem:pool"))
        .containsExactly(
            "dbcp select: ok",
            "dbcp delete: denied",
            "hikari select: ok",
            "hikari delete: denied",
            "own: denied",
            "moved: denied",
            "moved made a table: false",
            "END");
    assertThat(guarded(java, "jdbc:h2:mem:other"))
        .containsExactly(
            "dbcp select: denied",
            "dbcp delete: denied",
            "hikari select: denied",
            "hikari delete: denied",
            "own: denied",
            "moved: denied",
            "moved made a table: false",
            "END");
  }

  private List<String> guarded(Path java, String granted) throws Exception {
    String grant = "jdbc: { url: \"%s\", allow: [select], tables: [t] }";
    Path manifest = new Workshop(temp).tool(grant.formatted(granted));
    Forked.Result result = new Forked(java).agent(manifest).run(PoolRunner.class.getName(), URL);
    assertThat(result.lines()).as(result.err()).endsWith("END");
    return result.lines();
  }
}
