package dev.harness.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attempt works without the harness, fails without a grant, and works with one. */
class AttemptsTest {
  @TempDir Path temp;
  private int port = freePort();

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksBare(Path java) throws Exception {
    for (String line : run(new Forked(java))) {
      assertThat(line).contains("|true|false|");
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptFailsWithoutAGrantAndIsRecorded(Path java) throws Exception {
    Path manifest = manifest("grants: []");
    List<String> lines = run(new Forked(java).agent(manifest));
    for (String line : lines) {
      assertThat(line).contains("|false|");
    }
    List<String> audit = Files.readAllLines(temp.toRealPath().resolve("audit.jsonl"));
    assertThat(audit.size()).isGreaterThanOrEqualTo(lines.size());
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksWithItsGrant(Path java) throws Exception {
    Path manifest = manifest(Files.readString(Path.of("src/test/resources/granted.yaml")));
    for (String line : run(new Forked(java).agent(manifest))) {
      assertThat(line).contains("|true|false|");
    }
  }

  /** Lines of all attempts, after a check that none is missing. */
  private List<String> run(Forked jvm) throws Exception {
    Path folder = Files.createDirectories(temp.toRealPath().resolve("world"));
    Forked.Result result =
        jvm.env("WORLD", folder.toString())
            .env("IT_SECRET", World.SECRET)
            .option("-Dit.secret=" + World.SECRET)
            .option("-Dit.number=7")
            .option("-Dit.flag=true")
            .option("-Dit.cleared=x")
            .run(AttemptRunner.class.getName(), folder.toString(), String.valueOf(port));
    List<String> lines = result.lines();
    assertThat(lines).as(result.err()).endsWith("END");
    return lines.subList(0, lines.size() - 1);
  }

  private Path manifest(String grants) throws Exception {
    String text =
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n"
            + grants
                .replace("PORT1", String.valueOf(port + 1))
                .replace("PORT", String.valueOf(port))
                .indent(4);
    return Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
  }

  private static int freePort() {
    while (true) {
      // Below the ports that the system hands out, and two of them.
      int port = 20_000 + new java.util.Random().nextInt(10_000);
      try (ServerSocket first = new ServerSocket(port);
          ServerSocket second = new ServerSocket(port + 1)) {
        return first.getLocalPort();
      } catch (java.io.IOException e) {
        // Taken: the next one.
      }
    }
  }
}
