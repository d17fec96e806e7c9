package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.DriverRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A driver that nobody knows works as granted, or not at all where it does things unasked. */
class DriverTest {
  private static final String[] KINDS = {"plain", "final", "native", "inherited", "connection"};

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aDriverOfWhichNotAllIsWovenIsRefused(Path java) throws Exception {
    Forked.Result bare = new Forked(java).run(DriverRunner.class.getName(), KINDS);
    assertThat(bare.lines())
        .as(bare.err())
        .contains(
            "plain: [SELECT a FROM t]",
            "plain, too much: [DELETE FROM t]",
            "final, too much: [finally DELETE FROM t]",
            "native, too much: [DELETE FROM t]",
            "inherited, too much: [DELETE FROM t]",
            "connection of the host: [commit]");
    Path manifest = Files.writeString(temp.toRealPath().resolve("manifest.yaml"), manifest());
    Forked.Result guarded =
        new Forked(java).agent(manifest).run(DriverRunner.class.getName(), KINDS);
    assertThat(guarded.lines())
        .as(guarded.err())
        .contains(
            "plain: [SELECT a FROM t]",
            "plain of the host: [SELECT a FROM t]",
            "final: [finally SELECT a FROM t]")
        .noneMatch(line -> line.contains("[DELETE") || line.contains("[finally DELETE"));
    assertThat(guarded.lines())
        .filteredOn(line -> line.startsWith("plain, ") || line.startsWith("final, "))
        .hasSize(2)
        .allMatch(line -> line.contains("it does delete"));
    refused(guarded, "native", "executeBatch");
    refused(guarded, "inherited", "Engine.execute");
    refused(guarded, "connection", "Engine.commit");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aPoolKeepsTheConnectionOnWhichAToolIsRefused(Path java) throws Exception {
    Path manifest =
        Files.writeString(
            temp.toRealPath().resolve("manifest.yaml"),
            """
            version: 1
            on-deny: checked
            tools:
              tool:
                code: { package: dev.harness.it.tool }
                grants:
                  - jdbc: { url: "jdbc:h2:mem:pool", allow: [select] }
            """);
    assertThat(new Forked(java).run(PoolRunner.class.getName()).lines())
        .contains("hikari: [], sessions 1", "dbcp: [], sessions 1");
    Forked.Result guarded = new Forked(java).agent(manifest).run(PoolRunner.class.getName());
    assertThat(guarded.lines())
        .as(guarded.err())
        .contains("hikari: [42501 42501], sessions 1", "dbcp: [42501 42501], sessions 1");
  }

  private static void refused(Forked.Result result, String kind, String open) {
    assertThat(result.lines())
        .filteredOn(line -> line.startsWith(kind + ":") || line.startsWith(kind + ", "))
        .hasSize(2)
        .allMatch(line -> line.contains("[]") && line.contains(open + " is not guarded"));
    assertThat(result.lines())
        .filteredOn(line -> line.startsWith(kind + " of the host"))
        .hasSize(1)
        .noneMatch(line -> line.contains("SELECT a FROM t]"));
  }

  private static String manifest() {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n  tool:\n");
    text.append("    code: { package: dev.harness.it.tool }\n    grants:\n");
    for (String kind : KINDS) {
      text.append("      - jdbc: { url: \"jdbc:made:")
          .append(kind)
          .append("\", allow: [select], tables: [t] }\n");
    }
    return text.toString();
  }
}
