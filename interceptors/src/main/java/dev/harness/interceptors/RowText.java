package dev.harness.interceptors;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows that all ask the same, one a line: {@code package.Type.method(type, type)}, and where
 * not every JDK has the method, {@code until 17} or {@code since 25} behind it.
 */
final class RowText {
  private RowText() {}

  static List<Interception> checks(Question question, Arg subject, String lines) {
    List<Interception> rows = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      rows.add(check(question, subject, line));
    }
    return rows;
  }

  private static Interception check(Question question, Arg subject, String line) {
    int open = line.indexOf('(');
    int close = line.indexOf(')');
    int dot = line.lastIndexOf('.', open);
    String inside = line.substring(open + 1, close);
    String[] parameters = inside.isEmpty() ? new String[0] : inside.split(", ");
    Interception.On type = Interception.on(line.substring(0, dot));
    Interception row =
        type.method(line.substring(dot + 1, open), parameters).check(question, subject);
    return released(row, line.substring(close + 1).strip());
  }

  private static Interception released(Interception row, String when) {
    if (when.isEmpty()) {
      return row;
    }
    int release = Integer.parseInt(when.substring(when.indexOf(' ') + 1));
    return when.startsWith("until") ? row.until(release) : row.since(release);
  }
}
