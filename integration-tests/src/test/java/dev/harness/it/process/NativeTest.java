package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness and an application that calls native code by itself, in one JVM. */
class NativeTest {
  private static final Path JNA = Path.of("target/agents/jna.jar").toAbsolutePath();

  private static final String HELD =
      """
        held:
          grants:
            - process.exec: { program: /bin/sh, args: [-c, "*"] }
            - file.read: "${manifest.dir}/own"
      """;

  @TempDir Path temp;
  private ChildShop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new ChildShop(temp);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anApplicationsOwnJnaWorksBesideOurs(Path java) throws Exception {
    for (String order : List.of("ours first", "theirs first")) {
      shop.only(
          "version: 1\ntools:\n  later: { grants: [ file.read: \"${manifest.dir}/own\" ] }\n"
              + (order.startsWith("ours") ? HELD : ""));
      Result result = forked(java).run(NativeRunner.class.getName(), order, shop.folder());
      assertThat(result.lines())
          .as(order + ": " + result.err())
          .containsExactly(
              "theirs: 5.13.0 true",
              "own: WORKED",
              "secret: ",
              "theirs afterwards: true",
              "threads under a filter: []",
              "END");
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whereNobodyMayStartAProcessNativeCodeOfTheHostCannot(Path java) throws Exception {
    String foreign = Jdks.release(java.getParent().getParent()) >= 22 ? "true" : "false";
    shop.only("version: 1\ntools: { held: {} }\n");
    Result bare = forked(java).run(NativeRunner.class.getName(), "start", shop.folder());
    assertThat(bare.lines())
        .as(bare.err())
        .containsExactly("built: true", "system: true", "spawned: true", "foreign: " + foreign);
    assertThat(shop.path("become")).as("what the JVM became").exists();
    for (String made : List.of("built", "system", "spawned", "foreign", "become")) {
      shop.path(made).toFile().delete();
    }
    shop.nobodyStartsProcesses();
    Result held = forked(java).run(NativeRunner.class.getName(), "start", shop.folder());
    assertThat(held.lines())
        .as(held.err())
        .containsExactly(
            "built: refused",
            "built: false",
            "system: false",
            "spawned: false",
            "foreign: false",
            "become: false",
            "END");
  }

  private Forked forked(Path java) {
    Forked jvm = shop.forked(new ChildShop.Account(java, false));
    return jvm.classPath(shop.path("classes") + ":" + JNA);
  }
}
