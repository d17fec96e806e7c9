package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each API says no in the way that the manifest asks for, and each refusal is written down. */
class QuietTest {
  private static final List<String> MODES = List.of("throw", "checked", "absent");

  @TempDir Path temp;

  static Stream<Arguments> modes() {
    return Jdks.found().stream().flatMap(java -> MODES.stream().map(m -> Arguments.of(java, m)));
  }

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}, on-deny: {1}")
  @MethodSource("modes")
  void eachApiSaysNoAsAsked(Path java, String mode) throws Exception {
    int port = Integer.parseInt(Ports.free());
    Path folder = Files.createDirectory(temp.toRealPath().resolve("world"));
    Forked.Result result =
        new Forked(java)
            .agent(manifest(mode, port))
            .run(QuietRunner.class.getName(), folder.toString(), String.valueOf(port));
    List<String> lines = result.lines();
    assertThat(lines).as(result.err()).endsWith("END");
    List<List<String>> expected = expected(MODES.indexOf(mode));
    assertThat(lines).hasSize(expected.size() + 1);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(lines.get(i)).isIn(expected.get(i));
    }
    List<String> audit = Files.readAllLines(temp.toRealPath().resolve("audit.jsonl"));
    assertThat(audit.size()).isGreaterThanOrEqualTo(expected.size());
  }

  /** A tool that wants to hear of denials hears of them, whoever calls it. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void amongNestedToolsTheLoudestDecides(Path java) throws Exception {
    String text =
        "version: 1\non-deny: absent\ntools:\n"
            + "  tool: { code: { package: dev.harness.it.tool } }\n"
            + "  other: { code: { package: dev.harness.it.other }, on-deny: throw }\n";
    Path manifest = Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
    Forked.Result result =
        new Forked(java)
            .agent(manifest)
            .run(QuietRunner.class.getName(), temp.toString(), "0", manifest.toString());
    assertThat(result.lines())
        .as(result.err())
        .containsExactly(
            "tool | NoSuchFileException of manifest.yaml",
            "other | CapabilityDeniedException",
            "other in tool | CapabilityDeniedException");
  }

  /** The lines that may come, one after the other: where JDKs differ, each may say its own. */
  private static List<List<String>> expected(int column) throws Exception {
    List<List<String>> expected = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/quiet.txt"))) {
      if (!line.startsWith("#")) {
        String[] cells = line.split(" *\\| *");
        expected.add(
            Stream.of(cells[column + 1].split(" or ")).map(c -> cells[0] + " | " + c).toList());
      }
    }
    return expected;
  }

  private Path manifest(String mode, int port) throws Exception {
    String text =
        "version: 1\non-deny: "
            + mode
            + "\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n    grants:\n"
            + "      - net.connect: \"127.0.0.1:"
            + port
            + "\"\n      - jdbc: \"jdbc:h2:mem:select\"\n";
    return Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
  }
}
