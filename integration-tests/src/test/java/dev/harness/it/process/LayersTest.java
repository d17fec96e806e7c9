package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confinements add up below each other, and not beside each other. */
class LayersTest {
  private static final int MOST = 16;

  @TempDir Path temp;
  private ChildShop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new ChildShop(temp);
    ProgramRow.reset(Path.of(shop.folder()));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aChildOfNestedToolsIsHeldToEachAndTheKernelHasSixteenLayers(Path java) throws Exception {
    String grants =
        "{ grants: [ process.exec: { program: /usr/bin/cat, args: [\"*\"] },"
            + " file.read: \"${manifest.dir}/workspace/**\" ] }";
    StringBuilder manifest = new StringBuilder("version: 1\ntools:\n");
    IntStream.rangeClosed(0, MOST)
        .forEach(i -> manifest.append("  layer" + i + ": " + grants + "\n"));
    shop.only(manifest.toString());
    String name = LayersRunner.class.getName();
    ChildShop.Account account = new ChildShop.Account(java, false);
    Result most = shop.forked(account).run(name, "nested", shop.folder(), "" + MOST);
    assertThat(most.lines())
        .as(most.err())
        .containsExactly("WORKED", "WORKED", "WORKED", "threads under a filter: []", "END");
    Result more = shop.forked(account).run(name, "nested", shop.folder(), "" + (MOST + 1));
    assertThat(more.lines().subList(0, 3))
        .as(more.err())
        .allMatch(line -> line.contains("could not be confined: landlock_restrict_self: error 7"));
    assertThat(more.lines()).endsWith("threads under a filter: []", "END");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aChildThatIsAJvmWithTheHarnessHoldsItsOwnChildren(Path java) throws Exception {
    Path home = java.toRealPath().getParent().getParent();
    shop.only(
        """
        version: 1
        tools:
          jvm:
            grants:
              - process.exec: { program: JAVA, args: ["..."] }
              - file.read: [HOME/**, /etc/java-17-openjdk/**, "${manifest.dir}/workspace/**"]
              - file.read: ["${manifest.dir}/classes/**", "${manifest.dir}/harness.jar"]
              - file.write: "${manifest.dir}/workspace/**"
        """
            .replace("JAVA", home + "/bin/java")
            .replace("HOME", home.toString()));
    Files.writeString(
        shop.path("workspace/inner.yaml"),
        """
        version: 1
        tools:
          wide:
            grants:
              - process.exec: { program: /usr/bin/cat, args: ["*"] }
              - file.read: "${manifest.dir}/../**"
          narrow:
            grants:
              - process.exec: { program: /usr/bin/cat, args: ["*"] }
              - file.read: "${manifest.dir}/sub/**"
        """
            .replace("${manifest.dir}/..", shop.folder()));
    List<String> inner = new ArrayList<>(List.of("outer", shop.folder(), home + "/bin/java"));
    inner.add("-Xmx64m");
    inner.add("-Duser.home=" + shop.path("workspace/out"));
    inner.add("-Djava.io.tmpdir=" + shop.path("workspace/out"));
    inner.add("-javaagent:" + shop.path("harness.jar") + "=" + shop.path("workspace/inner.yaml"));
    inner.addAll(List.of("-cp", shop.path("classes").toString()));
    inner.addAll(List.of(LayersRunner.class.getName(), "inner", shop.folder()));
    Result result =
        shop.forked(new ChildShop.Account(java, false))
            .run(LayersRunner.class.getName(), inner.toArray(new String[0]));
    assertThat(result.lines())
        .as(result.toString())
        .containsExactly(
            "host, own: WORKED",
            "host, secret: refused",
            "wide, workspace/own: WORKED",
            "wide, sub/own: WORKED",
            "wide, outside/secret: ",
            "narrow, workspace/own: ",
            "narrow, sub/own: WORKED",
            "narrow, outside/secret: ",
            "threads that are not like main: 0",
            "END",
            "END");
  }
}
