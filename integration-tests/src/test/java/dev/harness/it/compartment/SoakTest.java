package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over a long time no decision is wrong, nothing piles up and no line of the audit is lost. */
class SoakTest {
  private static final String SECONDS = System.getProperty("soak.seconds", "10");

  /** What is alive is 3 to 4 MB, however long it ran. */
  private static final long MOST_KILOBYTES = 32 << 10;

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void manyToolsWorkLong(Path java) throws Exception {
    Path folder = temp.toRealPath();
    List<String> lines =
        new Forked(java)
            .once()
            .option("-Xmx512m")
            .agent(manifest(folder))
            .atMost(Integer.parseInt(SECONDS) + 300)
            .run(SoakRunner.class.getName(), folder.toString(), SECONDS)
            .lines();
    lines.forEach(System.out::println);
    assertThat(lines).contains("wrong 0", "END");
    assertThat(number(lines, "revocations ")).isPositive();
    requireFlat(lines);
    requireAudited(folder.resolve("audit.jsonl"), number(lines, "denials "));
  }

  /** A token that stayed would take 8 kB, and there are thousands a second. */
  private static void requireFlat(List<String> lines) {
    String text = lines.stream().filter(line -> line.startsWith("heap ")).findFirst().orElseThrow();
    List<Long> heap =
        Stream.of(text.replaceAll("[^0-9,]", "").split(",")).map(Long::valueOf).toList();
    assertThat(heap).isNotEmpty().allMatch(used -> used < MOST_KILOBYTES);
  }

  /** A line for each denial, numbered without a gap. */
  private static void requireAudited(Path audit, long denials) throws Exception {
    long expected = 0;
    try (Stream<String> lines = Files.lines(audit)) {
      for (String line : (Iterable<String>) lines::iterator) {
        expected++;
        assertThat(line).contains("\"seq\":" + expected + ",").endsWith("}");
      }
    }
    assertThat(expected).isEqualTo(denials).isPositive();
  }

  private static long number(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }

  private static Path manifest(Path folder) throws Exception {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n");
    for (int i = 0; i < SoakRunner.TOOLS; i++) {
      Path file = Files.writeString(folder.resolve("file" + i), "content");
      text.append("  t" + i + ": { grants: [ { file.read: " + file + " } ] }\n");
    }
    return Files.writeString(folder.resolve("manifest.yaml"), text);
  }
}
