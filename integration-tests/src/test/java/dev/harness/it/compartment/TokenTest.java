package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token adds to what its own tool holds, and ends when it should. */
class TokenTest {
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
  void aTokenAddsToItsToolInItsScopeOnly(Path java) throws Exception {
    List<String> lines = run(java, "use");
    assertThat(lines).contains("named: token t1 of tool", "host: content");
    assertThat(lines).contains("by the host: content", "by the tool: content", "inside: content");
    assertThat(denied(lines)).containsExactly("without", "another file", "afterwards", "stolen");
    assertThat(line(lines, "another file"))
        .contains("/other. Token t1 does not cover it. To allow");
    assertThat(line(lines, "stolen"))
        .endsWith(
            "Tool \"other\" may not call the tool tool by its token t1. No grant can allow it");
    assertThat(shop.audit().get(1)).contains("\"token\":\"t1\"");
    assertThat(shop.audit().get(3))
        .contains("\"operation\":\"tool.call\",\"resource\":\"tool by its token t1\"");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aDerivedTokenIsNeverWider(Path java) throws Exception {
    List<String> lines = run(java, "narrow");
    assertThat(lines).contains("id: t1.1", "the part: content", "no wider than: content");
    assertThat(denied(lines)).containsExactly("the rest", "another verb", "wider");
    assertThat(lines)
        .contains(
            "another kind: IllegalArgumentException token t1.1 of tool has no net.connect to narrow",
            "nothing: IllegalArgumentException name at least one grant, such as \"file.read: /x/**\"",
            "no tool: IllegalArgumentException the manifest has no tool \"nobody\"");
    assertThat(line(lines, "mistyped"))
        .startsWith("mistyped: IllegalArgumentException")
        .endsWith("(did you mean \"file.read\"?)");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aTokenEndsByUsesAndByTime(Path java) throws Exception {
    List<String> lines = run(java, "limits");
    assertThat(lines).contains("use 1: content", "use 2: content", "in time: content");
    assertThat(lines).contains("ends in its scope: denied");
    assertThat(denied(lines)).containsExactly("use 3", "expired", "longer than its parent");
    assertThat(line(lines, "use 3")).contains(" Token t1.1 is used up. ");
    assertThat(line(lines, "expired")).contains(" Token t2.1 has expired. ");
    assertThat(lines)
        .contains(
            "no use: IllegalArgumentException a token has 1 use or more, not 0",
            "no time: IllegalArgumentException a token lives for a positive time, not PT0S");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void usesAreCountedOnceAmongThreads(Path java) throws Exception {
    assertThat(run(java, "race")).containsExactly("uses: 100", "END");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void revokingEndsATokenAndWhatWasDerivedOnEveryThread(Path java) throws Exception {
    List<String> lines = run(java, "revoke");
    assertThat(lines).contains("before: content", "read later: false", "again: done");
    assertThat(lines).contains("in the statement: content");
    assertThat(denied(lines)).containsExactly("derived", "derived later", "after the statement");
    assertThat(line(lines, "derived")).contains(" Token t1.1 was revoked. ");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolLendsWhatItHoldsAndTakesItBack(Path java) throws Exception {
    List<String> lines = run(java, "lend");
    assertThat(lines).contains("own: content", "loan: token t1.1.1 of tool");
    assertThat(lines).contains("the borrower: content", "the borrower through the lender: content");
    assertThat(denied(lines))
        .containsExactly("the lender with it", "more than it holds", "taken back");
    assertThat(lines)
        .contains(
            "what it does not hold: IllegalArgumentException token t3 of tool has no file.read to narrow");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aTokenForAProgramSaysWhichVariablesItsToolChooses(Path java) throws Exception {
    List<String> lines = run(java, "program");
    assertThat(lines).contains("chosen: given");
    assertThat(denied(lines)).containsExactly("not chosen", "again", "left out");
    assertThat(line(lines, "with terms"))
        .startsWith("with terms: IllegalArgumentException")
        .endsWith("leave out confine, net, keep and limits");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheAgentTasksJustRun(Path java) throws Exception {
    for (String what : List.of("use", "narrow", "lend")) {
      List<String> lines = run(new Forked(java), what);
      assertThat(denied(lines)).isEmpty();
      assertThat(lines.stream().filter(line -> line.endsWith(": content"))).isNotEmpty();
    }
  }

  private static List<String> denied(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(": DENIED "))
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  private static String line(List<String> lines, String name) {
    return lines.stream().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow();
  }

  private List<String> run(Path java, String what) throws Exception {
    return run(new Forked(java).agent(manifest()), what);
  }

  private List<String> run(Forked jvm, String what) throws Exception {
    Path folder = Files.createDirectories(shop.path("world"));
    Files.writeString(folder.resolve("file"), "content");
    Files.writeString(folder.resolve("other"), "other");
    Forked.Result result = jvm.run(TokenProbe.class.getName(), what, folder.toString());
    assertThat(result.lines()).as(result.err()).endsWith("END");
    return result.lines();
  }

  private Path manifest() throws Exception {
    return shop.manifest(
        """
        version: 1
        tools:
          tool: { code: { package: dev.harness.it.tool } }
          other:
            code: { package: dev.harness.it.other }
            grants:
              - file.read: "${manifest.dir}/world/file"
        """);
  }
}
