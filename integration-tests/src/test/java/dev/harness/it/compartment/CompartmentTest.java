package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tool's code runs in its compartment whoever calls it, and the host never does. */
class CompartmentTest {
  @TempDir Path temp;
  private Workshop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(temp);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void compartmentsNestAndEnd(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Result result = run(java, two(file, ""), "compartments", file.toString());
    assertThat(result.lines())
        .startsWith(
            "host: []",
            "inside: [tool]",
            "by name: [tool]",
            "nested: [other, tool]",
            "checked exception: IOException kept",
            "unknown: IllegalArgumentException the manifest has no tool \"nobody\"",
            "host reads: content");
    assertThat(result.lines().get(7)).startsWith("by name reads: DENIED ");
    assertThat(result.lines().get(8)).isEqualTo("other reads: content");
    assertThat(result.lines().get(9)).startsWith("tool through other: DENIED ");
    assertThat(result.lines()).endsWith("after: []", "END");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolThatMayCallAnotherGetsItsAuthority(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Result result = run(java, two(file, "tool.call: other"), "compartments", file.toString());
    assertThat(result.lines().get(9)).isEqualTo("tool through other: content");
    assertThat(result.lines().get(10)).startsWith("after a failed constructor: DENIED ");
    assertThat(result.lines().get(12)).startsWith("after one elsewhere: DENIED ");
    assertThat(result.lines()).endsWith("after: []", "END");
    assertThat(result.lines().get(7)).startsWith("by name reads: DENIED ");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheAgentTheApiJustRunsTheTask(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Result result = new Forked(java).run(Probe.class.getName(), "compartments", file.toString());
    assertThat(result.lines())
        .contains("host: []", "by name: []", "unknown: ran", "by name reads: content");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aConstructorThatFailsBelowSuperLeavesNothingBehind(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Result result = run(java, two(file, ""), "constructors", file.toString());
    List<String> lines = result.lines();
    assertThat(lines.get(0)).startsWith("constructor throws: DENIED ");
    assertThat(lines.get(1)).startsWith("from the host: DENIED ");
    assertThat(lines.get(2)).isEqualTo("host afterwards: content");
    assertThat(lines.get(3)).startsWith("tool afterwards: DENIED ");
    assertThat(lines.get(4)).isEqualTo("other at once: content");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theJdksOwnNeedsAreNotDenied(Path java) throws Exception {
    List<String> bare = new Forked(java).run(Probe.class.getName(), "needs", "tool").lines();
    List<String> lines = run(java, shop.tool("file.read: /dev/null"), "needs", "tool").lines();
    assertThat(lines).isEqualTo(bare);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void nothingThatAToolHandsOutOrReachesForLeadsOut(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Result result =
        new Forked(java)
            .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
            .agent(shop.tool())
            .run(Probe.class.getName(), "escapes", file.toString());
    List<String> lines = result.lines();
    assertThat(lines.subList(0, 11))
        .allMatch(
            line -> line.contains(": DENIED ") || line.contains(": SecurityException harness"));
    assertThat(lines.get(11)).isEqualTo("host: content");
  }

  private Path two(Path file, String grant) throws Exception {
    return shop.manifest(
        "version: 1\ntools:\n"
            + "  tool:\n    code: { package: dev.harness.it.tool }\n"
            + (grant.isEmpty() ? "" : "    grants: [{ " + grant + " }]\n")
            + "  other:\n    code: { package: dev.harness.it.other }\n    grants:\n      - file.read: "
            + file
            + "\n");
  }

  private static Result run(Path java, Path manifest, String... arguments) throws Exception {
    return new Forked(java).agent(manifest).run(Probe.class.getName(), arguments);
  }
}
