package dev.harness.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries of others work in a tool with an honest manifest, and in the host, as they do bare. */
class LibraryTest {
  /**
   * What an author would write after reading the denials: nothing that a library may do without.
   */
  private static final String MANIFEST =
      """
      version: 1
      tools:
        tool:
          code: { package: dev.harness.it.tool }
          grants:
            - file.read: "${manifest.dir}/**"
            - file.write: "${manifest.dir}/**"
            - jdbc: { url: "jdbc:h2:file:${manifest.dir}/**", allow: [ddl, insert, select] }
            - property.read: ["groovy.*", "h2.*", "log4j.*", "log4j2.*", "logback.*", "pdfbox.*"]
            - jvm: [class-loader, reflection]
      """;

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void librariesWorkAsTheyDoWithoutTheHarness(Path java) throws Exception {
    List<String> bare = run(new Forked(java), "bare");
    assertThat(bare)
        .hasSize(17)
        .allMatch(line -> line.matches("END|.+: .+"))
        .noneMatch(line -> line.contains("Exception"));
    Path manifest = Files.writeString(temp.toRealPath().resolve("manifest.yaml"), MANIFEST);
    assertThat(run(new Forked(java).agent(manifest), "guarded")).isEqualTo(bare);
  }

  private List<String> run(Forked jvm, String name) throws Exception {
    Path folder = Files.createDirectories(temp.toRealPath().resolve(name));
    Forked.Result result = jvm.run(LibraryRunner.class.getName(), folder.toString());
    List<String> lines =
        result.lines().stream().filter(line -> line.contains(": ") || line.equals("END")).toList();
    assertThat(lines).as(result.err()).endsWith("END");
    return lines;
  }
}
