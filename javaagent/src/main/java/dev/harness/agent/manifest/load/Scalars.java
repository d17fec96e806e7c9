package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads single values: texts with variables replaced, numbers, switches, times. */
final class Scalars {
  private static final String SOURCE = "\\$\\{(env|file):([^${}:]+)\\}";

  private final Problems problems;
  private final Variables variables;

  Scalars(Problems problems, Variables variables) {
    this.problems = problems;
    this.variables = variables;
  }

  /** A text; null after a complaint. */
  @Nullable String text(Node node, String where) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return variables.replace(scalar);
    }
    problems.at(
        node, "expected a text for " + where + ", found " + Section.kind(node) + quote(node));
    return null;
  }

  /** Any plain value as its text, so that {@code 8080} and {@code -1} need no quotes. */
  @Nullable String word(Node node, String where) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return variables.replace(scalar);
    }
    problems.at(node, "expected a value for " + where + ", found " + Section.kind(node));
    return null;
  }

  /**
   * Where a user name or password comes from; null after a complaint.
   *
   * @param literal whether the text itself may be it
   */
  @Nullable Secret secret(Node node, String where, boolean literal) {
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    Matcher source = Pattern.compile(SOURCE).matcher(text);
    if (!source.matches()) {
      if (!literal) {
        problems.at(
            node,
            "expected a source such as ${env:DB_PASSWORD} or ${file:/run/secrets/db} for "
                + where
                + ": a manifest keeps no secrets");
        return null;
      }
      String plain = text(node, where);
      return plain == null ? null : Secret.of(plain);
    }
    if (source.group(1).equals("env")) {
      String value = variables.secret(source.group(2), node);
      return value == null ? null : Secret.of(value);
    }
    Path file = Path.of(source.group(2));
    if (!file.isAbsolute() || !Files.isReadable(file)) {
      problems.at(node, "no file to read at " + file + " for " + where);
    }
    return Secret.in(file);
  }

  /** Texts of a list, or the single one in its place. */
  List<String> texts(@Nullable Node node, String where) {
    List<String> texts = new ArrayList<>();
    for (Node item : Section.items(node)) {
      String text = text(item, where);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** One of a few words; the first of them if the node is missing or wrong. */
  String choice(@Nullable Node node, String where, List<String> valid) {
    if (node == null) {
      return valid.get(0);
    }
    String text = text(node, where);
    if (text != null && !valid.contains(text)) {
      String expected = "expected " + String.join(" or ", valid) + " for " + where;
      problems.at(node, expected + ", found \"" + text + "\"" + Nearest.hint(text, valid));
    }
    return text != null && valid.contains(text) ? text : valid.get(0);
  }

  boolean flag(@Nullable Node node, String where) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    if (node != null) {
      problems.at(node, "expected true or false for " + where + ", found " + Section.kind(node));
    }
    return false;
  }

  /** A whole number from {@code least} on; {@code least} after a complaint. */
  int number(Node node, String where, int least) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        int number = Integer.parseInt(scalar.getValue());
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Reported below: too large, or not decimal.
      }
    }
    String expected = "expected a whole number from " + least + " on for " + where;
    problems.at(node, expected + ", found " + Section.kind(node));
    return least;
  }

  @Nullable Instant time(@Nullable Node node, String where) {
    if (node == null) {
      return null;
    }
    String text = word(node, where);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      problems.at(
          node,
          "expected a time such as 2027-03-31T00:00:00Z for " + where + ", found \"" + text + "\"");
      return null;
    }
  }

  private static String quote(Node node) {
    return node instanceof ScalarNode ? " (put it in quotes)" : "";
  }
}
