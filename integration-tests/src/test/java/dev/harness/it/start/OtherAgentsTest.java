package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.attempt.AttachedRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent leaves the gates where they are, or the harness says what it lost. */
class OtherAgentsTest {
  @TempDir Path temp;
  private Workshop shop;
  private String unweaver = "";

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(temp);
    unweaver = "-javaagent:" + OtherAgent.jar(shop.path("unweaver.jar"), Unweaver.class) + "=";
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anAgentThatTakesRowsOutOfTheJdkEndsTheStart(Path java) throws Exception {
    Result result = denial(new Forked(java).agent(shop.tool()).option(unweaver + "rows"));
    assertThat(result.err())
        .endsWith(
            "harness: another agent took the gates out of java.io.FileInputStream, so this class is"
                + " not loaded; start the JVM without that agent\n")
        .doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(result.status()).isEqualTo(1);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void rowsAreWovenAfterWhatAnEarlierAgentPutBack(Path java) throws Exception {
    Result result = denial(new Forked(java).option(unweaver + "rows").agent(shop.tool()));
    assertThat(result.out()).startsWith("Tool \"tool\" may not read /etc/passwd.");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aSelfTestThatIsNotRefusedEndsTheStart(Path java) throws Exception {
    Result result =
        denial(
            new Forked(java)
                .option("--add-exports=java.instrument/sun.instrument=ALL-UNNAMED")
                .option("-Dunweaver=" + shop.path("unweaver.jar"))
                .option(unweaver + "rows at the self-test")
                .agent(shop.tool()));
    assertThat(result.err())
        .startsWith("harness: the self-test of streams was not refused (")
        .endsWith("; nothing is guarded\n")
        .hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.status()).isEqualTo(1);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolsClassWithoutItsGatesIsNotLoaded(Path java) throws Exception {
    for (boolean first : new boolean[] {true, false}) {
      Forked jvm = new Forked(java);
      jvm = first ? jvm.option(unweaver + "tool") : jvm;
      jvm = jvm.agent(shop.tool());
      jvm = first ? jvm : jvm.option(unweaver + "tool");
      Result result = denial(jvm);
      assertThat(result.err())
          .contains(
              "another agent took the gates out of dev.harness.it.tool.Deeds",
              "so this class is not loaded");
      assertThat(result.out()).isEmpty();
      assertThat(result.status()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void toolsAreHeldWhenAnAgentIsAttachedLater(Path java) throws Exception {
    Path rewriting = OtherAgent.jar(shop.path("other.jar"), OtherAgent.class);
    Path telemetry = Path.of("target", "agents", "opentelemetry.jar").toAbsolutePath();
    for (Map.Entry<Path, String> agent :
        Map.of(rewriting, "everything", telemetry, "otel.javaagent.enabled=true").entrySet()) {
      Path folder = Files.createDirectories(temp.toRealPath().resolve("world"));
      Result result =
          new Forked(java)
              .agent(shop.tool())
              .option("-Djdk.attach.allowAttachSelf=true")
              .option("-Dotel.traces.exporter=none")
              .option("-Dotel.metrics.exporter=none")
              .option("-Dotel.logs.exporter=none")
              .run(
                  AttachedRunner.class.getName(),
                  agent.getKey().toString(),
                  agent.getValue(),
                  folder.toString(),
                  Ports.free(),
                  "read:",
                  "");
      assertThat(result.lines()).as(result.err()).contains("attached").hasSizeGreaterThan(40);
      assertThat(result.lines()).endsWith("END").noneMatch(line -> line.contains("|true|false|"));
    }
  }

  private static Result denial(Forked jvm) throws Exception {
    return jvm.run(Probe.class.getName(), "denial", "/etc/passwd");
  }
}
