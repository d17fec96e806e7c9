package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever else a JVM is started with, tools are held. */
class TogetherTest {
  private static final Path AGENTS = Path.of("target", "agents").toAbsolutePath();
  private static final List<String> OPTIONS =
      List.of(
          "-Xint",
          "-Xcomp -XX:TieredStopAtLevel=1",
          "-XX:+UseZGC",
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
          "--illegal-native-access=deny",
          "-Djdk.net.usePlainSocketImpl=true -Djdk.net.usePlainDatagramSocketImpl=true",
          "-javaagent:" + AGENTS.resolve("jacoco.jar") + "=output=none",
          "-javaagent:"
              + AGENTS.resolve("opentelemetry.jar")
              + " -Dotel.traces.exporter=none -Dotel.metrics.exporter=none -Dotel.logs.exporter=none");

  @TempDir Path temp;

  static Stream<Arguments> starts() {
    List<Arguments> starts = new ArrayList<>();
    for (Path java : Jdks.found()) {
      for (String options : OPTIONS) {
        if (options.startsWith("--illegal") && Jdks.release(java.getParent().getParent()) < 24) {
          continue;
        }
        starts.add(Arguments.of(java, true, options));
        if (options.startsWith("-javaagent") || options.startsWith("-agentlib")) {
          starts.add(Arguments.of(java, false, options));
        }
      }
    }
    return starts.stream();
  }

  @ParameterizedTest(name = "on {0}, harness first {1}, with {2}")
  @MethodSource("starts")
  void toolsAreHeldAndTheHostIsNot(Path java, boolean first, String options) throws Exception {
    Path folder = Files.createDirectories(temp.toRealPath().resolve("world"));
    Forked jvm = new Forked(java);
    if (first) {
      jvm.agent(manifest());
    }
    List.of(options.split(" ")).forEach(jvm::option);
    if (!first) {
      jvm.agent(manifest());
    }
    Forked.Result result =
        jvm.run(AttemptRunner.class.getName(), folder.toString(), Ports.free(), "read:", "");
    assertThat(result.lines()).as(result.err()).hasSizeGreaterThan(40).endsWith("END");
    assertThat(result.lines()).noneMatch(line -> line.contains("|true|false|"));
  }

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anApplicationOfModulesIsHeld(Path java) throws Exception {
    Path out = temp.toRealPath().resolve("out");
    Path sources = Path.of("src", "test", "modules", "app");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-d",
                out.toString(),
                sources.resolve("module-info.java").toString(),
                sources.resolve("app/Main.java").toString(),
                sources.resolve("app/tool/Tool.java").toString());
    assertThat(status).isZero();
    String text = "version: 1\ntools:\n  t:\n    code: { package: app.tool }\n    grants: []\n";
    Path manifest = Files.writeString(temp.toRealPath().resolve("m.yaml"), text);
    Forked.Result result =
        new Forked(java)
            .agent(manifest)
            .option("-p")
            .option(out.toString())
            .option("-m")
            .run("app/app.Main", manifest.toString());
    assertThat(result.lines()).as(result.err()).containsExactly("tool: denied", "host: read");
  }

  private Path manifest() throws Exception {
    String text =
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n    grants: []\n";
    return Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
  }
}
