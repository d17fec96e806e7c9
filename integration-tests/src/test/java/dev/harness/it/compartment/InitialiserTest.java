package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class sets itself up once, for everybody: with what its owner may see, whoever comes first. */
class InitialiserTest {
  private static final String HOST = "host: set given set given true true";

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aHostClassThatAToolUsesFirstSeesTheHostsSettings(Path java) throws Exception {
    Workshop shop = new Workshop(temp);
    assertThat(lines(new Forked(java).agent(shop.tool()), shop))
        .containsExactly(HOST, "tool: null null null", "tool through host: null null");
    assertThat(shop.audit())
        .as("denials of the tool's own reading, none of the host's")
        .hasSize(4)
        .allMatch(line -> line.contains("it.setting") || line.contains("IT_SETTING"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessEverybodySeesThem(Path java) throws Exception {
    assertThat(lines(new Forked(java), new Workshop(temp)))
        .containsExactly(HOST, "tool: set given set", "tool through host: set given");
  }

  private static List<String> lines(Forked jvm, Workshop shop) throws Exception {
    Forked.Result result =
        jvm.option("-Dit.setting=set")
            .option("-Dit.flag=true")
            .option("-Dit.file=" + shop.path("."))
            .env("IT_SETTING", "given")
            .run(InitialiserRunner.class.getName());
    assertThat(result.status()).as(result.err()).isZero();
    return result.lines();
  }
}
