package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a start loads, which is most of what it costs; counted, as times depend on the machine. */
class StartCostTest {
  private static final int MOST_CLASSES = 570;

  /** Each is linked at run time; those of a record's own methods and of texts are worse. */
  private static final int MOST_LAMBDAS = 30;

  private static final String OWN = " dev.harness.";

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aStartLoadsFewClassesAndNoneThatItDoesNotNeed(Path java) throws Exception {
    Workshop shop = new Workshop(Files.createTempDirectory("harness-it"));
    Result result =
        new Forked(java)
            .once()
            .option("-Xlog:class+load=info")
            .agent(shop.tool("file.read: /srv/data/**"))
            .run(Probe.class.getName(), "hello");
    assertThat(result.status()).as(result.err()).isZero();
    List<String> own = result.out().lines().filter(line -> line.contains(OWN)).toList();
    assertThat(own).hasSizeBetween(250, MOST_CLASSES);
    assertThat(result.out())
        .as("what waits for a recording of the flight recorder")
        .doesNotContain(" jdk.jfr.Event ")
        .doesNotContain("dev.harness.agent.flight.")
        .doesNotContain("CountingGuard");
    assertThat(own).filteredOn(line -> line.contains("$$Lambda")).hasSizeLessThan(MOST_LAMBDAS);
    assertThat(result.out().lines()).noneMatch(line -> line.contains("runtime.ObjectMethods "));
    assertThat(own)
        .noneMatch(line -> line.contains("dev.harness.agent.verify."))
        .noneMatch(line -> line.contains("VerifyingGuard"))
        .noneMatch(line -> line.contains("dev.harness.agent.bench."))
        .noneMatch(line -> line.contains("dev.harness.agent.cli."))
        .noneMatch(line -> line.contains("shaded.picocli"))
        .noneMatch(line -> line.contains("snakeyaml.v2.composer."));
  }
}
