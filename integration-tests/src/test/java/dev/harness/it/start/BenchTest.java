package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar harness.jar bench} tells what grants cost, and does nothing else. */
class BenchTest {
  private static final String MANIFEST =
      """
      version: 1
      audit: { file: "${manifest.dir}/audit.jsonl" }
      tools:
        reader:
          code: { package: com.acme.reader }
          grants:
            - file.read: ["${manifest.dir}/in/**", "${manifest.dir}/in/*.csv"]
            - file.write: "${manifest.dir}/out/**"
            - jdbc: { url: "jdbc:postgresql://db.internal:5432/billing", allow: [select] }
            - process.exec: { program: /bin/echo, args: ["..."], confine: off }
            - jvm: [exit, native, class-loader, thread, inspect, reflection]
            - jvm: [security-provider, global-state, dynamic-code]
            - tool.call: searcher
        searcher:
          grants:
            - net.connect: ["search.invalid:443", "10.1.0.0/16:80"]
            - net.listen: "127.0.0.1:8080"
            - net.unix: "${manifest.dir}/socket"
            - env.read: LANG
            - property.write: acme.colour
            - jvm: management
            - property.read: "acme.*"
            - file.read: "${manifest.dir}/old/**"
              expires: 2020-01-01T00:00:00Z
            - env.read: APP_KEY
              uses: 3
      """;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void eachGrantIsMeasuredAndTheWorldStaysAsItWas(Path java) throws Exception {
    Path folder = Files.createTempDirectory("harness-it");
    Path manifest = Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
    Result result = Forked.jar(java, "bench", manifest.toString());
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("processors, JDK " + Jdks.release(java.getParent().getParent()));
    for (String measured :
        List.of(
            "reader file.read " + folder + "/in/**",
            "reader file.read " + folder + "/in/*.csv",
            "reader file.write " + folder + "/out/**",
            "reader jdbc jdbc:postgresql://db.internal:5432/billing",
            "reader process.exec /bin/echo ...",
            "reader jvm exit",
            "reader jvm native",
            "reader jvm class-loader",
            "reader jvm thread",
            "reader jvm inspect",
            "reader jvm reflection",
            "reader jvm security-provider",
            "reader jvm global-state",
            "reader jvm dynamic-code",
            "reader jvm (not granted)",
            "reader tool.call searcher",
            "reader file.read (not granted)",
            "reader jdbc (not granted)",
            "searcher net.connect search.invalid:443",
            "searcher net.connect 10.1.0.0/16:80",
            "searcher net.listen 127.0.0.1:8080",
            "searcher net.unix " + folder + "/socket",
            "searcher net.unix (not granted)",
            "searcher property.write acme.colour",
            "searcher jvm management",
            "searcher jvm (not granted)",
            "searcher env.read LANG",
            "searcher property.read acme.*",
            "searcher net.connect (not granted)")) {
      assertThat(result.out()).containsPattern(columns(measured) + " +[0-9]+ +[0-9]+\n");
    }
    assertThat(result.out())
        .as("a grant that has ended has no cost")
        .containsPattern(columns("searcher file.read " + folder + "/old/**") + " +- +-\n");
    assertThat(result.out())
        .as("nor has one that is used up")
        .containsPattern(columns("searcher env.read APP_KEY") + " +- +-\n");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(manifest);
    }
  }

  /** As in the table, where each column may be filled up, and a long pattern is cut. */
  private static String columns(String text) {
    String[] parts = text.split(" ", 3);
    String pattern = parts[2].length() <= 48 ? parts[2] : parts[2].substring(0, 45) + "...";
    return "\n" + parts[0] + " +" + parts[1] + " +" + Pattern.quote(pattern);
  }

  @Test
  void aBadManifestIsToldByFileAndLine() throws Exception {
    Workshop shop = new Workshop(Files.createTempDirectory("harness-it"));
    Path manifest = shop.tool("jvm: exti");
    Result bad = Forked.jar(Jdks.found().get(0), "bench", manifest.toString());
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.err()).contains(manifest + ":").contains("did you mean \"exit\"?");
  }
}
