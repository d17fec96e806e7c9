package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.VersionRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Older versions of a driver do what is granted and no more, the engine's own doors included. */
class DriverVersionsTest {
  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void eachVersionDoesWhatIsGrantedAndNoMore(Path java) throws Exception {
    String[] jars = jars();
    Forked.Result bare = new Forked(java).run(VersionRunner.class.getName(), jars);
    Path manifest =
        Files.writeString(
            temp.toRealPath().resolve("manifest.yaml"),
            """
            version: 1
            tools:
              tool:
                code: { package: dev.harness.it.tool }
                grants:
                  - jdbc: { url: "jdbc:h2:mem:*", allow: [select], tables: [t] }
                  - jdbc: { url: "jdbc:hsqldb:mem:*", allow: [select], tables: [t] }
                  - jdbc: { url: "jdbc:sqlite::memory:", allow: [select], tables: [t] }
            """);
    Forked.Result guarded =
        new Forked(java).agent(manifest).run(VersionRunner.class.getName(), jars);
    for (String jar : jars) {
      String name = Path.of(jar).getFileName().toString();
      assertThat(bare.lines())
          .as(bare.err())
          .contains(name + ": select ok, 2 rows; delete ok, 0 rows; inside ok, 0 rows");
      assertThat(guarded.lines())
          .as(guarded.err())
          .contains(name + ": select ok, 2 rows; delete denied, 2 rows; inside denied, 2 rows");
    }
  }

  private static String[] jars() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("target/drivers"))) {
      String[] jars =
          files.map(file -> file.toAbsolutePath().toString()).sorted().toArray(String[]::new);
      assertThat(jars).hasSizeGreaterThan(10);
      return jars;
    }
  }
}
