package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Swapping links under a tool gains nothing. */
class RaceTest {
  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aLinkSwappedBetweenCheckAndOpenLeaksNoContent(Path java) throws Exception {
    assertThat(swap(new Forked(java).agent(manifest()))).containsExactly("plain true leaked 0");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessItLeaks(Path java) throws Exception {
    assertThat(swap(new Forked(java)).get(0)).doesNotContain("leaked 0");
  }

  private List<String> swap(Forked jvm) throws Exception {
    Path folder = temp.toRealPath();
    Files.createDirectories(folder.resolve("open"));
    Files.writeString(folder.resolve("secret"), World.SECRET);
    return jvm.run(Swapper.class.getName(), folder.toString()).lines();
  }

  private Path manifest() throws Exception {
    return Files.writeString(
        temp.toRealPath().resolve("manifest.yaml"),
        """
        version: 1
        tools:
          tool:
            code: { package: dev.harness.it.tool }
            grants:
              - file.read: "${manifest.dir}/open/**"
        """);
  }
}
