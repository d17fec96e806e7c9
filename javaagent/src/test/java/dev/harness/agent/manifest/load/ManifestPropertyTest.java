package dev.harness.agent.manifest.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes a manifest consists of, it is read or refused with places, and never anything
 * else.
 */
class ManifestPropertyTest {
  private static final Path KEPT = Path.of("src/test/resources/property/manifests");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LANG", "C", "WORKSPACE", "/w", "A", "", "ODD", "*");
  private static final List<String> SNIPPETS =
      List.of(
          "\n",
          "  ",
          "\t",
          "- ",
          ": ",
          ",",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "|\n",
          ">\n",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "<<: ",
          "? ",
          "~",
          "null",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ufeff",
          "\u0085",
          "\u2028",
          "\ud83d\ude00",
          "\u0130",
          "${",
          "}",
          "${manifest.dir}",
          "${env:LANG}",
          "${env:ODD}",
          "${env:X:-",
          "$${",
          "/**",
          "/*",
          "/../",
          "//",
          "**",
          ":443",
          "[::1]:80",
          "[::ffff:1.2.3.4]/128:1",
          "10.0.0.0/8:*",
          "10.0.0.1/8:1",
          "*:*",
          "*.a:1-0",
          "1-65536",
          "localhost",
          "xn--p1ai:1",
          "version: 1",
          "tools:",
          "grants:",
          "uses: 0",
          "expires: x",
          "file.read:",
          "net.connect:",
          "net.listen:",
          "process.exec:",
          "jdbc:",
          "jvm: [exit]");

  @TempDir Path temp;
  private Path file;
  private List<byte[]> kept;

  @BeforeEach
  void open() throws IOException {
    file = temp.toRealPath().resolve("m.yaml");
    try (Stream<Path> files = Files.list(KEPT)) {
      kept = files.sorted().map(ManifestPropertyTest::bytes).toList();
    }
  }

  @Test
  void kept_manifests_are_read_or_refused_with_places() throws IOException {
    for (byte[] manifest : kept) {
      requireSound(manifest);
    }
    assertThat(kept.size()).isGreaterThan(15);
  }

  @Test
  void changed_manifests_are_read_or_refused_with_places() {
    Cases.tryAll("manifests", 40, draw -> requireSound(changed(draw)));
  }

  @Test
  void huge_and_deep_manifests_are_read_or_refused_with_places() throws IOException {
    String head = "version: 1\ntools: {t: {grants: [file.read: \"/";
    for (String text :
        List.of(
            "[".repeat(1 << 19),
            "{a: ".repeat(1 << 17),
            "- ".repeat(1 << 18),
            "? ".repeat(1 << 18),
            "a".repeat((1 << 20) + 1),
            "a".repeat(1 << 17),
            "? " + "a".repeat(2_000) + "\n: b\n",
            head + "a".repeat(1 << 17) + "\"]}}",
            head + "a/".repeat(1 << 16) + "*\"]}}",
            head + "${env:X:-".repeat(1 << 15) + "}".repeat(1 << 15) + "\"]}}",
            head + "${".repeat(1 << 16) + "\"]}}",
            unknownKeys(),
            "version: 1\nvariables: {"
                + "v".repeat(50_000)
                + ": x}\ntools: {t: {grants: [file.read: \"${"
                + "w".repeat(50_000)
                + "}\"]}}\n",
            variables(5_000, "${v%d}"),
            variables(40, "${v%1$d}${v%1$d}"))) {
      requireSound(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String unknownKeys() {
    StringBuilder text = new StringBuilder("version: 1\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("key").append(i).append(": x\n");
    }
    return text.toString();
  }

  /** Variables that each refer to the next. */
  private static String variables(int count, String reference) {
    StringBuilder text = new StringBuilder("version: 1\nvariables:\n");
    for (int i = 0; i < count; i++) {
      text.append("  v").append(i).append(": \"");
      text.append(String.format(reference, i + 1)).append("\"\n");
    }
    return text + "  v" + count + ": x\ntools: {t: {grants: [file.read: \"/${v0}\"]}}\n";
  }

  private byte[] changed(Draw draw) {
    byte[] manifest = draw.of(kept);
    for (int left = 1 + draw.below(4); left > 0; left--) {
      manifest = changedOnce(draw, manifest);
    }
    return manifest;
  }

  private byte[] changedOnce(Draw draw, byte[] manifest) {
    int from = draw.below(manifest.length + 1);
    int to = Math.min(manifest.length, from + draw.below(draw.of(1, 2, 20)));
    byte[] middle =
        switch (draw.below(4)) {
          case 0 -> draw.bytes(draw.below(4));
          case 1 -> part(draw, draw.of(kept));
          case 2 -> new byte[0];
          default -> draw.of(SNIPPETS).getBytes(StandardCharsets.UTF_8);
        };
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(manifest, 0, from);
    changed.writeBytes(middle);
    changed.write(manifest, to, manifest.length - to);
    return changed.toByteArray();
  }

  private static byte[] part(Draw draw, byte[] manifest) {
    int from = draw.below(manifest.length + 1);
    int to = from + draw.below(Math.min(80, manifest.length - from + 1));
    return java.util.Arrays.copyOfRange(manifest, from, to);
  }

  private void requireSound(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      Manifest manifest = ManifestLoader.load(file, ENVIRONMENT);
      if (manifest.tools().isEmpty()) {
        throw new AssertionError("no tools");
      }
    } catch (ManifestException e) {
      String place = Pattern.quote(file.toString()) + "(:[0-9]+:[0-9]+)?: [^\n]+";
      for (String problem : e.problems()) {
        if (!problem.matches(place)) {
          throw new AssertionError("no place, or more than a line: " + problem, e);
        }
      }
    } catch (RuntimeException | Error e) {
      String text = new String(bytes, 0, Math.min(bytes.length, 3000), StandardCharsets.UTF_8);
      throw new AssertionError(e + " on:\n" + text, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
