package dev.harness.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tool in the Java of JDK 25, by its own compiler: constructors that act before {@code super()},
 * patterns, records and linked call sites. It is there on a machine with such a JDK only.
 */
class ModernJavaTest {
  private static final int RELEASE = 25;
  private static final Path SOURCES = Path.of("src", "test", "release25");

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found().stream()
        .filter(java -> Jdks.release(java.getParent().getParent()) >= RELEASE)
        .toList();
  }

  @ParameterizedTest(name = "on {0}", allowZeroInvocations = true)
  @MethodSource("jdks")
  void aToolOfTodayWorksWhereItMayAndIsHeldWhereItMayNot(Path java) throws Exception {
    Path root = temp.toRealPath();
    Path file = Files.writeString(root.resolve("file.txt"), "text");
    compile(java);
    List<String> bare = run(new Forked(java), file);
    assertThat(bare).hasSize(12).noneMatch(line -> line.contains("Exception"));
    assertThat(run(new Forked(java).agent(manifest("[file.read: " + file + "]")), file))
        .isEqualTo(bare);
    List<String> denied = run(new Forked(java).agent(manifest("[]")), file);
    assertThat(denied.subList(0, 10))
        .allMatch(line -> line.endsWith(": CapabilityDeniedException"));
    assertThat(denied.subList(10, 12)).isEqualTo(bare.subList(10, 12));
  }

  private void compile(Path java) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(java.resolveSibling("javac").toString());
    command.addAll(List.of("--release", String.valueOf(RELEASE), "-d", temp.toString()));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
    }
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private List<String> run(Forked jvm, Path file) throws Exception {
    Forked.Result result = jvm.classPath(temp.toString()).run("app.Main", file.toString());
    assertThat(result.err()).isEmpty();
    return result.lines();
  }

  private Path manifest(String grants) throws Exception {
    String text = "version: 1\ntools:\n  t:\n    code: { package: app.tool }\n    grants: ";
    return Files.writeString(temp.toRealPath().resolve("m.yaml"), text + grants + "\n");
  }
}
