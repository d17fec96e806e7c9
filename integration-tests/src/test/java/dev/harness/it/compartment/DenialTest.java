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

/** A denial says what is missing, is written down, and stands whatever becomes of the audit. */
class DenialTest {
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
  void saysWhoWhatOnWhatAndWhichGrantIsMissing(Path java) throws Exception {
    Result result = run(new Forked(java).agent(shop.tool()), "denial", "/etc/passwd");
    assertThat(result.lines())
        .containsExactly(
            "Tool \"tool\" may not read /etc/passwd. To allow it, add to tools.tool.grants:  - file.read: /etc/passwd",
            "tool|FILE_READ|/etc/passwd|file.read: /etc/passwd",
            "END");
    assertThat(shop.audit()).hasSize(1);
    assertThat(shop.audit().get(0))
        .matches(
            "\\{\"time\":\"20[0-9T:.-]+Z\",\"seq\":1,\"tool\":\"tool\",\"operation\":\"file.read\","
                + "\"resource\":\"/etc/passwd\",\"decision\":\"deny\",\"mode\":\"enforce\","
                + "\"missing\":\"file.read: /etc/passwd\",\"thread\":\"main\","
                + "\"caller\":\"dev.harness.it.tool.Deeds.read:[0-9]+\"\\}");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void namesTheGoalOfAPathThatClimbsOut(Path java) throws Exception {
    Path granted = Files.createDirectories(shop.path("in/granted"));
    Path manifest = shop.tool("file.read: " + granted + "/**");
    String path = granted + "/.." + "/..".repeat(granted.getNameCount()) + "/etc/passwd";
    Result result = run(new Forked(java).agent(manifest), "denial", path);
    assertThat(result.lines().get(0)).startsWith("Tool \"tool\" may not read /etc/passwd. ");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aSuggestedGrantCanBePastedAsItIs(Path java) throws Exception {
    Path file = Files.writeString(shop.path("a #strange: name"), "content");
    Result denied = run(new Forked(java).agent(shop.tool()), "denial", file.toString());
    String missing = denied.lines().get(1).split("\\|")[3];
    Result granted = run(new Forked(java).agent(shop.tool(missing)), "denial", file.toString());
    assertThat(granted.lines()).containsExactly("END");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aNeverRuleBeatsEveryGrant(Path java) throws Exception {
    Path manifest = shop.tool("file.read: /etc/**");
    Files.writeString(
        manifest,
        Files.readString(manifest) + "never:\n  - { file.read: \"/etc/passwd\", reason: SEC-1 }\n");
    Result result = run(new Forked(java).agent(manifest), "denial", "/etc/passwd");
    assertThat(result.lines().get(0))
        .isEqualTo("Tool \"tool\" may not read /etc/passwd. Organisation policy forbids it");
    assertThat(shop.audit().get(0)).contains("\"rule\":\"never file.read: /etc/passwd (SEC-1)\"");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void auditModeRecordsAndLetsPass(Path java) throws Exception {
    Path manifest = shop.tool();
    Result result =
        run(
            new Forked(java).agent("manifest=" + manifest + ",mode=audit"),
            "denial",
            "/etc/passwd");
    assertThat(result.lines()).containsExactly("END");
    assertThat(shop.audit().get(0)).contains("\"decision\":\"deny\",\"mode\":\"audit\"");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolCannotTouchTheAuditFile(Path java) throws Exception {
    Files.createDirectory(shop.path("log"));
    Path file = shop.path("log/audit.jsonl");
    Path manifest = shop.tool("file.read: " + shop.path("**"), "file.write: " + shop.path("**"));
    Files.writeString(manifest, Files.readString(manifest) + "audit: { file: " + file + " }\n");
    Result result =
        run(
            new Forked(java).agent(manifest),
            "audit",
            shop.path("log").toString(),
            file.toString());
    List<String> lines = result.lines();
    assertThat(lines.subList(0, 5)).allMatch(line -> line.contains(": DENIED "));
    assertThat(lines.get(5)).startsWith("write beside: /");
    assertThat(lines.get(6)).startsWith("denied: DENIED ");
    assertThat(Files.readAllLines(file)).hasSize(6);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aFullDiskDoesNotTurnADenialIntoAPermission(Path java) throws Exception {
    Path manifest = shop.tool();
    Files.writeString(manifest, Files.readString(manifest) + "audit: { file: /dev/full }\n");
    Result result = run(new Forked(java).agent(manifest), "denial", "/etc/passwd");
    assertThat(result.lines().get(0)).startsWith("Tool \"tool\" may not read /etc/passwd.");
    assertThat(result.err()).contains("the audit file cannot be written");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolCannotEndTheJvmOrLoadNativeCode(Path java) throws Exception {
    Path library = java.getParent().resolveSibling("lib/libzip.so");
    String copy = Files.copy(library, shop.path("libx.so")).toString();
    for (String way : List.of("exit", "halt", "reflection", copy, "loadLibrary")) {
      Path manifest = shop.tool("file.read: " + shop.path("**"));
      Result result = run(new Forked(java).agent(manifest), "exit", way);
      assertThat(result.lines().get(0)).startsWith("exit: DENIED ");
      assertThat(result.status()).isZero();
    }
    Result granted = run(new Forked(java).agent(shop.tool("jvm: exit")), "exit", "exit");
    assertThat(granted.status()).isEqualTo(3);
  }

  private static Result run(Forked jvm, String... arguments) throws Exception {
    return jvm.run(Probe.class.getName(), arguments);
  }
}
