package dev.harness.interceptors;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows that all ask the same, one a line: {@code package.Type.method(type, type)}, and behind
 * it {@code until 17} or {@code since 25} where not every JDK has the method, and {@code answers
 * IO} where the API has an exception of its own.
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
    return with(row, line.substring(close + 1).strip());
  }

  private static Interception with(Interception row, String more) {
    if (more.isEmpty()) {
      return row;
    }
    String value = more.substring(more.indexOf(' ') + 1);
    return switch (more.substring(0, more.indexOf(' '))) {
      case "until" -> row.until(Integer.parseInt(value));
      case "since" -> row.since(Integer.parseInt(value));
      case "answers" -> row.answers(OwnAnswer.valueOf(value));
      default -> throw new IllegalArgumentException(more);
    };
  }
}
