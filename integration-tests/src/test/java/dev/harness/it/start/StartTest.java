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

/** The JVM starts under the harness, or says in clear lines why not. */
class StartTest {
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
  void printsNothingOfItsOwn(Path java) throws Exception {
    Result result = new Forked(java).agent(shop.tool()).run(Probe.class.getName(), "hello");
    assertThat(result.out()).isEqualTo("hello true\nEND\n");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void refusesToStartWithoutAManifest(Path java) throws Exception {
    requireRefusal(
        new Forked(java).agent(null),
        "harness: no manifest given; write -javaagent:harness.jar=manifest.yaml");
    requireRefusal(new Forked(java).agent(shop.path("none.yaml")), "no such file");
    requireRefusal(
        new Forked(java).agent(Files.createFile(shop.path("empty.yaml"))), "the file is empty");
    requireRefusal(
        new Forked(java).agent("manifest=x,colour=red"), "unknown agent argument \"colour\"");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void refusesBadFilesWithoutAStackTrace(Path java) throws Exception {
    byte[] binary = {0, 1, 2, (byte) 0xff, (byte) 0xfe};
    requireRefusal(
        new Forked(java).agent(Files.write(shop.path("b.yaml"), binary)), "is not UTF-8 text");
    Path large = Files.writeString(shop.path("large.yaml"), "#".repeat(5 << 20));
    requireRefusal(new Forked(java).agent(large), "is larger than 1 MiB");
    Path deep = Files.writeString(shop.path("deep.yaml"), "[".repeat(50_000));
    requireRefusal(new Forked(java).agent(deep), "nested deeper than 32 levels");
    Path alias =
        Files.writeString(shop.path("alias.yaml"), "version: 1\nmode: &a enforce\non-deny: *a\n");
    requireRefusal(new Forked(java).agent(alias), "alias.yaml:3:10: aliases are not allowed");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void listsAllErrorsOfAManifestAtOnce(Path java) throws Exception {
    Path manifest =
        shop.manifest(
            "version: 1\nmdoe: audit\ntools:\n  a:\n    code: { package: java.util }\n"
                + "    grants:\n      - file.raed: /x\n      - file.read: x/y\n");
    Result result = new Forked(java).agent(manifest).run(Probe.class.getName(), "hello");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().map(line -> line.replace(manifest.toString(), "manifest.yaml")))
        .containsExactly(
            "manifest.yaml:2:1: unknown key \"mdoe\" (did you mean \"mode\"?)",
            "manifest.yaml:5:22: package java.util belongs to the JDK or contains a package of it",
            "manifest.yaml:7:9: unknown key \"file.raed\" in tools.a.grants (did you mean \"file.read\"?)",
            "manifest.yaml:8:20: \"x/y\" is not an absolute path; write \"${manifest.dir}/x/y\"");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void refusesWhatItCannotGuard(Path java) throws Exception {
    String user = "-Duser.dir=/";
    requireRefusal(new Forked(java).option(user).agent(shop.tool()), "-Duser.dir differs");
    Forked twice = new Forked(java).agent(shop.tool()).agent(shop.tool());
    requireRefusal(twice, "the agent is given twice");
    Path renamed = Files.copy(Path.of(Forked.JAR), shop.path("renamed.jar"));
    Forked moved = new Forked(java).option("-javaagent:" + renamed + "=" + shop.tool());
    requireRefusal(moved, "must be called harness.jar");
    Path lost = shop.tool();
    Files.writeString(
        lost, Files.readString(lost) + "audit: { file: /no-such-folder/audit.jsonl }\n");
    requireRefusal(new Forked(java).agent(lost), "the audit file cannot be written");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void refusesAModuleWithItsOwnCopyOfTheApi(Path java) throws Exception {
    Path api =
        Path.of(
            dev.harness.capability.Compartment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Forked host =
        new Forked(java)
            .option("--module-path=" + jar(api))
            .option("--add-modules=ALL-MODULE-PATH")
            .agent(shop.tool());
    requireRefusal(host, "brings its own dev.harness.capability; put it on the class path");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void worksBesideOtherAgents(Path java) throws Exception {
    Path other = OtherAgent.jar(shop.path("other.jar"), OtherAgent.class);
    for (boolean first : new boolean[] {true, false}) {
      Forked host = new Forked(java);
      host = first ? host.option("-javaagent:" + other) : host;
      host = host.agent(shop.tool());
      host = first ? host : host.option("-javaagent:" + other);
      Result result = host.run(Probe.class.getName(), "denial", "/etc/passwd");
      assertThat(result.out()).startsWith("Tool \"tool\" may not read /etc/passwd.");
    }
  }

  private static Path jar(Path folder) throws Exception {
    return Files.isDirectory(folder)
        ? OtherAgent.pack(folder, Files.createTempFile("harness.capability", ".jar"))
        : folder;
  }

  private static void requireRefusal(Forked jvm, String text) throws Exception {
    Result result = jvm.run(Probe.class.getName(), "hello");
    assertThat(result.err()).contains(text).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(result.status()).isEqualTo(1);
  }
}
