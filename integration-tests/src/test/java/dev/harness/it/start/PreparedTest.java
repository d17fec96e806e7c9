package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts with the JDK's classes woven ahead. */
class PreparedTest {
  @TempDir Path temp;
  private Path jar;
  private Path file;
  private Workshop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void copy() throws Exception {
    Path folder = Files.createDirectory(temp.toRealPath().resolve("lib"));
    jar = Files.copy(Path.of(Forked.JAR), folder.resolve("harness.jar"));
    file = folder.resolve("harness.woven");
    shop = new Workshop(temp);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aPreparedStartDeniesAndGrantsTheSame(Path java) throws Exception {
    Path granted = Files.writeString(shop.path("granted"), "content");
    Path manifest = shop.tool("file.read: " + granted);
    for (String path : List.of(granted.toString(), shop.path("other").toString())) {
      Result woven = run(java, manifest, Probe.class, "denial", path);
      prepare(java);
      Result prepared = run(java, manifest, Probe.class, "denial", path);
      assertThat(prepared).isEqualTo(woven);
      Files.delete(file);
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void noToolChangesTheFileWhateverItMayWrite(Path java) throws Exception {
    prepare(java);
    byte[] before = Files.readAllBytes(file);
    Path manifest = shop.tool("file.write: " + temp.toRealPath() + "/**");
    Result result = run(java, manifest, PreparedRunner.class, file.toString());
    assertThat(result.lines()).as(result.err()).hasSize(8);
    assertThat(result.lines().subList(0, 7)).allMatch(line -> line.contains(": DENIED "));
    assertThat(result.lines().get(7)).isEqualTo("beside: " + file + ".own");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    Files.delete(file);
    result = run(java, manifest, PreparedRunner.class, file.toString());
    assertThat(result.lines().get(0)).as("where there is none yet").startsWith("write: DENIED ");
    assertThat(result.lines().get(3)).startsWith("move here: DENIED ");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aFileOutOfDateIsPassedOverAndOneThatOthersCanWriteEndsTheStart(Path java) throws Exception {
    Path manifest = shop.tool();
    Files.writeString(file, "of something else");
    Result stale = run(java, manifest, Probe.class, "denial", "/etc/hostname");
    assertThat(stale.lines()).anyMatch(line -> line.startsWith("tool|FILE_READ|/etc/hostname"));
    assertThat(stale.err()).contains("harness.woven is damaged and not used");
    prepare(java);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Result open = run(java, manifest, Probe.class, "hello");
    assertThat(open.status()).isEqualTo(1);
    assertThat(open.out()).isEmpty();
    assertThat(open.err()).contains(file + " can be written by others than harness.jar can");
  }

  private void prepare(Path java) throws Exception {
    Result result = Forked.jar(java, jar, "prepare");
    assertThat(result.out()).as(result.err()).startsWith("wrote " + file + " for Java ");
    assertThat(result.status()).isZero();
  }

  private Forked forked(Path java, Path manifest, String option) {
    return new Forked(java).once().option(option).jar(jar).agent(manifest);
  }

  private Result run(Path java, Path manifest, Class<?> main, String... arguments)
      throws Exception {
    return forked(java, manifest, "-Xshare:auto").run(main.getName(), arguments);
  }
}
