package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tool that reports on invoices, whatever database they are in. */
final class ReportTool {
  private static final String MANIFEST =
      """
      version: 1
      tools:
        tool:
          code: { package: dev.harness.it.tool }
          grants:
            - jdbc:
                url: "%s"
                allow: [select, insert, update]
                tables: [invoice]
                user: app
                password: "${env:DB_PASSWORD}"
            - jdbc:
                url: "%s"
                user: "${env:DB_PASSWORD}"
            - file.read: "${manifest.dir}/**"
      """;

  private ReportTool() {}

  /** What it is granted: a database, and one in which its user is wrong. */
  static Path manifest(Path folder, String url, String elsewhere) throws IOException {
    return Files.writeString(
        folder.toRealPath().resolve("manifest.yaml"), MANIFEST.formatted(url, elsewhere));
  }

  /** That deeds worked where their names say so, and that nobody saw a secret. */
  static void assertHeld(Forked.Result result, Path folder, String recorded) throws IOException {
    assertThat(result.lines()).as(result.err()).endsWith("END");
    assertThat(result.lines())
        .allMatch(line -> line.startsWith("may ") == !line.contains("DENIED") || line.equals("END"))
        .noneMatch(line -> line.matches(".*(the-secret|the-password|a-canary).*"))
        .noneMatch(line -> line.contains("FAILED"));
    assertThat(Files.readString(folder.toRealPath().resolve("audit.jsonl")))
        .doesNotContain("the-password", "a-canary")
        .contains("SELECT note FROM customer WHERE note > ? AND note <> ?")
        .contains(recorded);
  }
}
