package dev.harness.it.census;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reviewed list of native methods for which the call graph alone proves nothing. */
record Reviewed(List<Line> lines) {
  static final Path FILE = Path.of("src/test/resources/census/natives.txt");

  /** What a reviewer found. */
  enum Kind {
    /** Only methods with a row lead there. */
    GATED,
    /** It reaches nothing that anybody would have to grant. */
    HARMLESS,
    /** It reaches something, and nothing can be done about it in a JVM. */
    LIMIT
  }

  /**
   * One line.
   *
   * @param names the native methods, with {@code *} for any characters
   * @param rows the methods with rows that lead there, as {@code Type.method}
   */
  record Line(String text, Pattern names, Kind kind, List<String> rows, String reason) {

    static Line parse(String text) {
      String[] parts = text.split("\\s*\\|\\s*", 3);
      String[] kind = parts[1].split("\\s+", 2);
      List<String> rows = kind.length > 1 ? List.of(kind[1].split(",\\s*")) : List.of();
      return new Line(
          text,
          Pattern.compile(parts[0].replace(".", "\\.").replace("$", "\\$").replace("*", ".*")),
          Kind.valueOf(kind[0].toUpperCase(java.util.Locale.ROOT)),
          rows,
          parts[2]);
    }

    boolean covers(Method method) {
      return names.matcher(method.brief()).matches();
    }
  }

  static Reviewed read() throws IOException {
    try (Stream<String> lines = Files.lines(FILE)) {
      return new Reviewed(
          lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Line::parse).toList());
    }
  }

  /** The first line that covers the method. */
  Optional<Line> find(Method method) {
    return lines.stream().filter(line -> line.covers(method)).findFirst();
  }
}
