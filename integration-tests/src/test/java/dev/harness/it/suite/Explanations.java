package dev.harness.it.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tests of libraries end in another way with the harness, and why: a reviewed list, one a
 * line: {@code suite, mode, part of the test's name or of how it ended | reason}.
 */
public final class Explanations {
  private final List<Line> lines;
  private final Set<Line> used = new LinkedHashSet<>();

  private record Line(String suite, String mode, String part, String reason) {
    static Line of(String text) {
      String[] halves = text.split(" \\| ", 2);
      String[] where = halves[0].split(", ", 3);
      return new Line(where[0], where[1], where[2], halves[1]);
    }

    boolean fits(String inSuite, String inMode, String test, String end) {
      boolean named = test.contains(part) || end.contains(part);
      return named && suite.equals(inSuite) && mode.equals(inMode);
    }
  }

  private Explanations(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads the list. */
  public static Explanations read(Path file) {
    try {
      return new Explanations(
          Files.readAllLines(file).stream()
              .filter(line -> !line.startsWith("#"))
              .map(Line::of)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ended in another way than bare and is not on the list; says how much there was. */
  public List<String> unexplained(
      String suite, String mode, Map<String, String> bare, Map<String, String> guarded) {
    Set<String> tests = new TreeSet<>(bare.keySet());
    tests.addAll(guarded.keySet());
    List<String> unexplained = new ArrayList<>();
    int explained = 0;
    for (String test : tests) {
      String before = bare.getOrDefault(test, "MISSING|");
      String after = guarded.getOrDefault(test, "MISSING|");
      if (!status(before).equals(status(after))) {
        if (isExplained(suite, mode, test, after)) {
          explained++;
        } else {
          unexplained.add(mode + ": " + test + ": " + before + ", but here " + after);
        }
      }
    }
    System.out.printf(
        "%s, %s: %d tests, %d differ, %d of them unexplained%n",
        suite, mode, bare.size(), explained + unexplained.size(), unexplained.size());
    return unexplained;
  }

  /** Lines that fitted nothing. */
  public List<String> unused() {
    return lines.stream().filter(line -> !used.contains(line)).map(Line::toString).toList();
  }

  private boolean isExplained(String suite, String mode, String test, String end) {
    for (Line line : lines) {
      if (line.fits(suite, mode, test, end)) {
        used.add(line);
        return true;
      }
    }
    return false;
  }

  private static String status(String end) {
    return end.substring(0, end.indexOf('|'));
  }
}
