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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tool left to be done at the end of the JVM is done as the tool. */
class ExitTest {
  @TempDir Path temp;
  private Workshop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void makeFolders() throws Exception {
    shop = new Workshop(temp);
    for (String file : List.of("host", "outside/victim", "open/own", "open/d/victim")) {
      Files.createDirectories(shop.path(file).getParent());
      Files.writeString(shop.path(file), "x");
    }
    Files.createSymbolicLink(shop.path("open/link"), Path.of("../outside"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aFileIsDeletedOnlyWhereItsPathMayLead(Path java) throws Exception {
    String open = shop.path("open/**").toString();
    Path manifest = shop.tool("file.read: " + open, "file.write: " + open, "jvm: exit");
    Result result = run(new Forked(java).agent(manifest));
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(shop.path("outside/victim")).exists();
    assertThat(shop.path("open/own")).doesNotExist();
    assertThat(shop.path("host")).doesNotExist();
    assertThat(shop.audit()).singleElement().asString().contains("outside/victim", "file.write");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessItIsDeletedWhereverItLeads(Path java) throws Exception {
    run(new Forked(java));
    assertThat(shop.path("outside/victim")).doesNotExist();
  }

  private Result run(Forked jvm) throws Exception {
    return jvm.run(Probe.class.getName(), "delete later", shop.path("").toString());
  }
}
