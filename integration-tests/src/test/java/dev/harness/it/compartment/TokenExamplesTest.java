package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.example.Office;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page on tokens is true: its manifest runs, its code is what runs, its output is what came.
 */
class TokenExamplesTest {
  private static final Path SOURCES = Path.of("src/test/java/dev/harness/it/example");

  @TempDir Path temp;
  private Workshop shop;
  private String page;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(temp);
    page = Files.readString(Path.of("../docs/tokens.md"));
    write("records/salaries.txt", "90000");
    write("records/invoice-7.txt", "700");
    write("tickets/evil.txt", "salaries.txt\n");
    write("tickets/good.txt", "invoice-7.txt\n");
    write("templates/reply.txt", "Dear customer");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theExamplesDoWhatThePageSays(Path java) throws Exception {
    Path manifest = shop.manifest(blocks("yaml").get(0));
    Forked.Result result =
        new Forked(java).agent(manifest).run(Office.class.getName(), shop.path("").toString());
    assertThat(result.out()).as(result.err()).isEqualTo(blocks("text").get(0));
  }

  @Test
  void thePageQuotesTheCodeThatRuns() throws Exception {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      String code = "";
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        code += unindented(Files.readString(file));
      }
      for (String quoted : blocks("java")) {
        for (String part : quoted.split("\n\n")) {
          assertThat(code).contains(unindented(part));
        }
      }
    }
  }

  private List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private void write(String name, String text) throws Exception {
    Path file = shop.path(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
