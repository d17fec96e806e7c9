package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stolen, copied and forged tokens are worth nothing, whatever powers over the JVM a tool has. */
class TokenForgeryTest {
  /** What the language and the JDK refuse by themselves. */
  private static final Set<String> IMPOSSIBLE =
      Set.of("class of its package", "subclass", "deserialised", "cloned");

  @TempDir Path temp;
  private Workshop shop;
  private Path file;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(temp);
    file = Files.writeString(shop.path("file"), "content");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessForgingWorks(Path java) throws Exception {
    List<String> lines = run(new Forked(java));
    assertThat(lines.stream().filter(line -> !line.endsWith(": content")))
        .hasSize(2 * IMPOSSIBLE.size())
        .allMatch(line -> IMPOSSIBLE.contains(line.substring(0, line.indexOf(','))));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolWithoutPowersReadsNothing(Path java) throws Exception {
    assertNothingIsRead(run(new Forked(java).agent(manifest(""))));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolThatMakesClassesAndObjectsAtWillReadsNothing(Path java) throws Exception {
    List<String> lines =
        run(
            new Forked(java)
                .agent(manifest("- jvm: [class-loader, reflection, dynamic-code, thread]")));
    assertNothingIsRead(lines);
    // With the powers a forged object came to be, and it was no token.
    assertThat(lines.stream().filter(line -> line.startsWith("memory, ")))
        .allMatch(line -> line.contains("by a token that was not minted"));
  }

  private static void assertNothingIsRead(List<String> lines) {
    List<String> read =
        lines.stream().filter(line -> line.contains("content")).collect(Collectors.toList());
    assertThat(read).containsExactly("END of the other: content", "END of its own: content");
  }

  private List<String> run(Forked jvm) throws Exception {
    Forked.Result result = jvm.run(TokenForger.class.getName(), file.toString());
    assertThat(result.lines()).as(result.err()).contains("END of its own: content");
    return result.lines();
  }

  private Path manifest(String grant) throws Exception {
    return shop.manifest(
        """
        version: 1
        tools:
          tool:
            code: { package: dev.harness.it.tool }
            grants:
              - env.read: NOTHING
              %s
          other: { code: { package: dev.harness.it.other } }
        """
            .formatted(grant));
  }
}
