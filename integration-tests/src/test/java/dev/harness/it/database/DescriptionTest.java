package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.DescriptionRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a driver looks up to tell of a result is its own: a tool is told what the host is told. */
class DescriptionTest {
  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolReadsAResultInEveryWay(Path java) throws Exception {
    Path folder = temp.toRealPath();
    String[] bare = urls(folder.resolve("bare.db"));
    List<String> expected = new Forked(java).run(DescriptionRunner.class.getName(), bare).lines();
    assertThat(expected).hasSizeGreaterThan(300).anyMatch(line -> line.contains("Label(1): "));

    String[] urls = urls(folder.resolve("guarded.db"));
    Path manifest =
        new Workshop(temp)
            .tool(
                List.of(urls).stream()
                    .map(url -> "jdbc: { url: \"" + url + "\", tables: [t] }")
                    .toArray(String[]::new));
    Forked.Result guarded =
        new Forked(java).agent(manifest).run(DescriptionRunner.class.getName(), urls);
    assertThat(guarded.lines().stream().map(line -> line.replace("guarded.db", "bare.db")).toList())
        .as(guarded.err())
        .isEqualTo(expected);
  }

  private static String[] urls(Path file) {
    return new String[] {"jdbc:h2:mem:told", "jdbc:hsqldb:mem:told", "jdbc:sqlite:" + file};
  }
}
