package dev.harness.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attempt works without the harness, fails without a grant, works with its own, and fails with
 * a neighbour's.
 */
class AttemptsTest {
  private static final List<String> POWERS =
      List.of(
          "class-loader",
          "thread",
          "inspect",
          "reflection",
          "security-provider",
          "global-state",
          "dynamic-code",
          "management",
          "native",
          "exit");

  private static final Map<String, Integer> COUNTS = new TreeMap<>();

  @TempDir Path temp;
  private final int port = Integer.parseInt(Ports.free());

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksBare(Path java) throws Exception {
    run(new Forked(java), "").forEach(line -> line.mustWork());
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptFailsWithoutAGrantAndIsRecorded(Path java) throws Exception {
    List<Line> lines = run(guarded(java, "grants: []"), "");
    lines.forEach(Line::mustFail);
    List<String> audit = Files.readAllLines(temp.toRealPath().resolve("audit.jsonl"));
    assertThat(audit.size()).isGreaterThanOrEqualTo(lines.size());
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksWithItsGrant(Path java) throws Exception {
    for (Line line : run(guarded(java, grants("granted.yaml")), "")) {
      if (line.expectation().equals("NEVER")) {
        line.mustFail();
      } else {
        line.mustWork();
      }
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptOnAResourceFailsWithANeighboursGrant(Path java) throws Exception {
    for (Line line : run(guarded(java, grants("neighbour.yaml")), "")) {
      if (line.expectation().equals("LIMIT")) {
        line.mustWork();
      } else if (!POWERS.contains(line.group())) {
        line.mustFail();
      }
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptOnAPowerFailsWithAllOtherPowers(Path java) throws Exception {
    for (String power : POWERS) {
      String others = grants("granted.yaml").replaceAll("(jvm: .*)\\b" + power + "(, )?", "$1");
      List<Line> lines = run(guarded(java, others), power + ":");
      assertThat(lines).as(power).isNotEmpty();
      lines.forEach(Line::mustFail);
    }
  }

  /** For the reader of the log: how many attempts of each group each JDK saw. */
  @AfterAll
  static void printCounts() {
    COUNTS.forEach((group, count) -> System.out.println("attempts " + group + ": " + count));
  }

  /** What became of one attempt. */
  private record Line(String text) {
    String group() {
      return text.substring(0, text.indexOf(':'));
    }

    String expectation() {
      return text.split("\\|")[1];
    }

    void mustWork() {
      assertThat(text).contains("|true|false|");
    }

    void mustFail() {
      assertThat(text).contains("|false|");
    }
  }

  private Forked guarded(Path java, String grants) throws Exception {
    return new Forked(java).agent(manifest(grants));
  }

  private static String grants(String file) throws Exception {
    return Files.readString(Path.of("src/test/resources", file));
  }

  /** What became of the attempts whose names start so, after a check that none is missing. */
  private List<Line> run(Forked jvm, String names) throws Exception {
    Path folder = Files.createDirectories(temp.toRealPath().resolve("world"));
    Forked.Result result =
        jvm.env("WORLD", folder.toString())
            .env("IT_SECRET", World.SECRET)
            .option("-Dit.secret=" + World.SECRET)
            .option("-Dit.number=7")
            .option("-Dit.flag=true")
            .option("-Dit.cleared=x")
            .run(AttemptRunner.class.getName(), folder.toString(), String.valueOf(port), names);
    List<String> lines = result.lines();
    assertThat(lines).as(result.err()).endsWith("END");
    lines.stream()
        .filter(line -> line.contains("|"))
        .forEach(line -> COUNTS.merge(new Line(line).group(), 1, Integer::sum));
    return lines.subList(0, lines.size() - 1).stream().map(Line::new).toList();
  }

  private Path manifest(String grants) throws Exception {
    String text =
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n"
            + grants
                .replace("PORT2", String.valueOf(port + 2))
                .replace("PORT1", String.valueOf(port + 1))
                .replace("PORT", String.valueOf(port))
                .indent(4);
    return Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
  }
}
