package dev.harness.agent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Statements of each dialect and what is read of them. A file has sections: a line {@code # what is
 * shown}, then statements, each followed by an indented line with its facts, or {@code ! offset
 * reason}.
 */
class ReadingsTest {

  @TestFactory
  Stream<DynamicContainer> statements_are_read_as_the_files_say() {
    return Stream.of(Dialect.values())
        .map(dialect -> DynamicContainer.dynamicContainer(dialect.name(), tests(dialect)));
  }

  private static List<DynamicTest> tests(Dialect dialect) {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> section = new ArrayList<>();
    String title = "";
    for (String line : lines(dialect)) {
      if (line.startsWith("# ")) {
        add(tests, dialect, title, section);
        title = line.substring(2);
        section = new ArrayList<>();
      } else if (!line.isBlank()) {
        section.add(line);
      }
    }
    add(tests, dialect, title, section);
    return tests;
  }

  private static void add(
      List<DynamicTest> tests, Dialect dialect, String title, List<String> section) {
    if (!section.isEmpty()) {
      tests.add(DynamicTest.dynamicTest(title, () -> check(dialect, section)));
    }
  }

  private static void check(Dialect dialect, List<String> section) {
    List<String> actual = new ArrayList<>();
    for (String line : section) {
      if (!line.startsWith("  ")) {
        actual.add(line);
        actual.add("  " + shown(SqlReader.read(dialect, unescaped(line))));
      }
    }
    assertThat(actual).isEqualTo(section);
  }

  /** What a line cannot hold is written as in Java. */
  private static String unescaped(String line) {
    return line.replace("\\n", "\n").replace("\\r", "\r").replace("\\zero", "\0");
  }

  private static String shown(Reading reading) {
    if (reading instanceof Unreadable no) {
      return "! " + no.offset() + " " + no.reason();
    }
    Facts facts = (Facts) reading;
    StringBuilder shown = new StringBuilder();
    facts.kinds().stream().sorted().forEach(kind -> shown.append(kind.word()).append(' '));
    append(shown, "reads", facts.reads());
    append(shown, "writes", facts.writes());
    append(shown, "calls", facts.functions());
    shown.append(facts.everyRow() ? "| every row " : "");
    boolean limited = facts.limit() != Facts.NO_LIMIT && facts.limit() != 0;
    shown.append(limited ? "| limit " + facts.limit() : "");
    return shown.toString().trim();
  }

  private static void append(StringBuilder shown, String what, Set<?> found) {
    TreeSet<String> names = new TreeSet<>();
    found.forEach(name -> names.add(name.toString()));
    shown.append(names.isEmpty() ? "" : "| " + what + " " + String.join(", ", names) + " ");
  }

  private static List<String> lines(Dialect dialect) {
    String name = "/sql/readings/" + dialect.name().toLowerCase(Locale.ROOT) + ".txt";
    try (var stream = ReadingsTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
