package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.tool.Attempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the list of escapes says is there: attempts, tests, and limits that users are told. */
class EscapesTest {
  private static final Path TABLE = Path.of("src/test/resources/escapes.txt");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../javaagent/src/test/java"));

  /** Number, words and what tries it; then perhaps why that is enough. */
  private record Line(String id, String words, List<String> tries, boolean hasReason) {
    static Line parse(String text) {
      String[] cells = text.split(" \\| ");
      boolean reason = cells[cells.length - 1].startsWith("because ");
      boolean tried = cells.length > 2 && !cells[2].startsWith("because ");
      List<String> tries = tried ? List.of(cells[2].split("; ")) : List.of();
      return new Line(cells[0], cells[1], tries, reason);
    }
  }

  @Test
  void everyEscapeIsTriedOrHasAReason() throws Exception {
    Set<String> ids = new HashSet<>();
    for (Line line : lines()) {
      assertThat(line.id()).matches("[A-G]\\d\\d");
      assertThat(ids.add(line.id())).as(line.id()).isTrue();
      assertThat(line.words()).isNotBlank();
      assertThat(!line.tries().isEmpty() || line.hasReason()).as(line.id()).isTrue();
    }
  }

  @Test
  void whatTriesAnEscapeExists() throws Exception {
    Set<String> attempts = Attempts.all().stream().map(Attempt::name).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Line line : lines()) {
      for (String name : line.tries()) {
        if (!attempts.contains(name) && !exists(name)) {
          missing.add(line.id() + " " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** A limit, an attempt that another JDK has, or a test. */
  private static boolean exists(String name) throws IOException {
    if (name.startsWith("limit ")) {
      String page = Files.readString(Path.of("../SECURITY.md"));
      return page.contains("- **" + name.substring("limit ".length()) + "**");
    }
    int at = name.indexOf(" @");
    if (at > 0) {
      int release = Integer.parseInt(name.substring(at + 2));
      return release != Runtime.version().feature()
          || Attempts.all().stream().anyMatch(a -> a.name().equals(name.substring(0, at)));
    }
    int dot = name.indexOf('.');
    return dot > 0 && isTest(name.substring(0, dot), name.substring(dot + 1));
  }

  private static boolean isTest(String type, String method) throws IOException {
    for (Path folder : TESTS) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.endsWith(type + ".java")).toList()) {
          return Files.readString(file).contains(" " + method + "(");
        }
      }
    }
    return false;
  }

  private static List<Line> lines() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Line::parse)
        .toList();
  }
}
