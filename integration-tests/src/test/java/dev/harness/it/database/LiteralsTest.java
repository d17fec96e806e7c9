package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.LiteralsRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a statement that is refused nobody learns its literals and parameters. */
class LiteralsTest {
  private static final String[] URLS = {
    "jdbc:h2:mem:x", "jdbc:sqlite::memory:", "jdbc:hsqldb:mem:x"
  };

  /** The kinds that are refused, as they are written down. */
  private static final List<String> RECORDED =
      List.of(
          "SELECT note FROM customer WHERE note = ?",
          "DELETE FROM invoice WHERE note = ?",
          "UPDATE customer SET note = ?",
          "INSERT INTO customer VALUES");

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void neitherAuditNorExceptionsTellLiterals(Path java) throws Exception {
    Forked.Result bare = new Forked(java).run(LiteralsRunner.class.getName(), URLS);
    assertThat(bare.lines()).as(bare.err()).contains("END");
    assertThat(bare.lines())
        .as("what is refused works, and drivers tell of the rest")
        .hasSizeGreaterThan(9);
    for (String url : URLS) {
      assertThat(bare.lines()).anyMatch(line -> line.matches("\\Q" + url + "\\E: [4-9] ran"));
    }
    assertThat(bare.out()).contains("a-canary");
    Path manifest = Files.writeString(temp.toRealPath().resolve("manifest.yaml"), manifest());
    Forked.Result guarded =
        new Forked(java).agent(manifest).run(LiteralsRunner.class.getName(), URLS);
    for (String url : URLS) {
      assertThat(guarded.lines()).as(guarded.err()).contains(url + ": 0 ran");
    }
    String audit = Files.readString(temp.toRealPath().resolve("audit.jsonl"));
    assertThat(guarded.out() + guarded.err() + audit).doesNotContain("a-canary");
    RECORDED.forEach(text -> assertThat(audit).contains(text));
  }

  private static String manifest() {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n  tool:\n");
    text.append("    code: { package: dev.harness.it.tool }\n    grants:\n");
    for (String url : URLS) {
      text.append("      - jdbc: { url: \"" + url + "\", allow: [select], tables: [invoice] }\n");
    }
    return text.toString();
  }
}
