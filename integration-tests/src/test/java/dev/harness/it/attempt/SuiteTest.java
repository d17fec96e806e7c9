package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.suite.Explanations;
import dev.harness.it.suite.SuiteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published tests of libraries end as they do without the harness: with their code as a tool
 * with an honest manifest, and as the host beside a tool.
 */
@EnabledIfSystemProperty(named = "suites", matches = ".*", disabledReason = "takes half an hour")
class SuiteTest {
  private static final Path SUITES = Path.of("target", "suites").toAbsolutePath();

  private static final int LONGEST_SECONDS = 1500;

  /**
   * What fails on a busy machine for want of time, takes minutes, or needs a framework or a
   * gigabyte.
   */
  private static final String LEFT_OUT =
      ".*(WaitForTest|TailerTest|FileCleaningTrackerTest|FileCleanerTest|FileChannelsTest"
          + "|ReadAheadInputStreamTest|LZMACompressorOutputStreamTest|XZCompressorRoundtripTest|OsgiITest).*";

  private static final String GRANTS =
      """
          grants:
            - file.read: ["${manifest.dir}/**", "/does not exist/**", "/", /foo.txt, /usr/bin/unzipsfx]
            - file.write: "${manifest.dir}/**"
            - process.exec: { program: /usr/bin/ln, args: ["..."], confine: off }
            - process.exec: { program: /usr/bin/chmod, args: ["..."], confine: off }
            - process.exec: { program: /usr/bin/tar, args: ["..."], confine: off }
            - property.read: "*"
            - env.read: "*"
            - jvm: [class-loader, reflection, thread, inspect, global-state, exit]
      """;

  private static final Explanations EXPLANATIONS =
      Explanations.read(Path.of("src/test/resources/suites.txt"));

  @TempDir Path temp;

  static Stream<Arguments> suites() {
    return Jdks.found().stream()
        .flatMap(java -> Stream.of("io", "compress").map(suite -> Arguments.of(java, suite)));
  }

  @ParameterizedTest(name = "on {0}, {1}")
  @MethodSource("suites")
  void testsEndAsTheyDoWithoutTheHarness(Path java, String suite) throws Exception {
    Map<String, String> bare = run(java, suite, "bare", null);
    assertThat(bare.values().stream().filter(end -> end.startsWith("SUCCESSFUL")))
        .hasSizeGreaterThan(1000);
    Map<String, String> host = run(java, suite, "host", "nobody.here");
    Map<String, String> tool = run(java, suite, "tool", "org.apache.commons." + suite);
    List<String> differences = new ArrayList<>();
    differences.addAll(EXPLANATIONS.unexplained(suite, "host", bare, host));
    differences.addAll(EXPLANATIONS.unexplained(suite, "tool", bare, tool));
    assertThat(differences).isEmpty();
  }

  @AfterAll
  static void everyExplanationIsNeeded() {
    assertThat(EXPLANATIONS.unused()).isEmpty();
  }

  /** How each test ended, by name; {@code tool} is the package of the tool, null for no agent. */
  private Map<String, String> run(Path java, String suite, String name, @Nullable String tool)
      throws Exception {
    Path folder = Files.createDirectories(temp.toRealPath().resolve(name));
    Path classes = folder.resolve("src/test/resources");
    copy(SUITES.resolve(suite), classes);
    Files.createDirectory(folder.resolve("tmp"));
    Files.writeString(folder.resolve("LICENSE.txt"), "text");
    Path ends = folder.resolve("ends.txt");
    Forked jvm =
        new Forked(java)
            .in(folder)
            .atMost(LONGEST_SECONDS)
            .option("-Xmx700m")
            .option("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    if (tool != null) {
      String text = "version: 1\ntools:\n  tool:\n    code: { package: " + tool + " }\n";
      jvm.agent(Files.writeString(folder.resolve("manifest.yaml"), text + GRANTS));
    }
    Forked.Result result =
        jvm.classPath(classes + ":" + System.getProperty("java.class.path"))
            .run(SuiteRunner.class.getName(), classes.toString(), ends.toString(), LEFT_OUT);
    assertThat(ends).as(result.err()).exists();
    List<String> lines = Files.readAllLines(ends);
    assertThat(lines).as(result.err()).endsWith("END");
    Map<String, String> byName = new TreeMap<>();
    for (String line : lines.subList(0, lines.size() - 1)) {
      byName.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1));
    }
    return byName;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
