package dev.harness.it.census;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interception.Scope;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.interceptors.Question;
import dev.harness.interceptors.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The coverage document: rows by what they ask for, and native methods by what is before them. */
final class CoverageTable {
  private static final String HEAD =
      """
      # Coverage

      Written by `CensusTest` from the rows, the class files of JDK %s and the reviewed list
      `integration-tests/src/test/resources/census/natives.txt`; the test fails when it is not current.

      | JDK | native methods | only reached through rows (proved) | reviewed: gated | reviewed: harmless | reviewed: limit |
      | --- | --- | --- | --- | --- | --- |
      """;

  private final Map<Integer, CallGraph> graphs;
  private final Reviewed reviewed;
  private final StringBuilder text = new StringBuilder();

  CoverageTable(Map<Integer, CallGraph> graphs, Reviewed reviewed) {
    this.graphs = graphs;
    this.reviewed = reviewed;
  }

  String text() {
    String releases =
        graphs.keySet().stream().map(String::valueOf).collect(Collectors.joining(" and "));
    text.append(HEAD.formatted(releases));
    graphs.forEach(this::counts);
    rows();
    proved();
    list();
    return text.toString();
  }

  private void counts(int release, CallGraph graph) {
    Census census = new Census(graph, release);
    List<Method> rest = census.unproved();
    text.append("| %d | %d | %d ".formatted(release, graph.natives().size(), proved(census)));
    for (Reviewed.Kind kind : Reviewed.Kind.values()) {
      long count = rest.stream().filter(method -> kind(method) == kind).count();
      text.append("| ").append(count).append(' ');
    }
    text.append("|\n");
  }

  private static int proved(Census census) {
    return census.proved().size();
  }

  private Reviewed.Kind kind(Method method) {
    return reviewed.find(method).orElseThrow().kind();
  }

  private void rows() {
    text.append("\n## Rows\n\n| asks for | method | says no by, unless `on-deny: throw` | JDK |\n");
    text.append("| --- | --- | --- | --- |\n");
    Map<String, Set<String>> lines = new TreeMap<>();
    for (int release : graphs.keySet()) {
      for (Interception row : Interceptions.forRelease(release)) {
        lines.computeIfAbsent(line(row), key -> new TreeSet<>()).add(String.valueOf(release));
      }
    }
    lines.forEach((line, releases) -> append(line, String.join(", ", releases)));
  }

  private static String line(Interception row) {
    Question question = row.question();
    String asks = question == null ? "who runs" : "`" + question.capability().key() + "`";
    String method = row.type() + "." + row.method();
    boolean any = row.scope() == Scope.DRIVER || row.scope() == Scope.SOME_DRIVERS;
    String parameters = any ? "..." : String.join(", ", row.parameters());
    return "%s | `%s(%s)` | %s".formatted(asks, method, parameters, answer(row));
  }

  private static String answer(Interception row) {
    OwnAnswer answer = row.answer();
    boolean asking = row.verb() == Verb.CHECK || row.verb() == Verb.CONFIRM;
    if (answer == OwnAnswer.SECURITY_EXCEPTION) {
      return asking ? "ours" : "";
    }
    String name = answer.denied().substring(answer.denied().lastIndexOf('.') + 1);
    if (answer == OwnAnswer.NOTHING) {
      return "false, 0 or null";
    }
    String words = answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return answer.isReturned() || name.isEmpty() ? words : "`" + name + "`";
  }

  private void proved() {
    text.append("\n## Native methods that only rows lead to\n\n");
    text.append("| native method | rows | JDK |\n| --- | --- | --- |\n");
    Map<String, Set<String>> lines = new TreeMap<>();
    graphs.forEach(
        (release, graph) ->
            new Census(graph, release)
                .proved()
                .forEach(
                    (method, gates) ->
                        lines
                            .computeIfAbsent(
                                code(method.brief()) + " | " + code(gates), k -> new TreeSet<>())
                            .add(String.valueOf(release))));
    lines.forEach((line, releases) -> append(line, String.join(", ", releases)));
  }

  private void list() {
    text.append("\n## Native methods that were reviewed\n\n");
    text.append("| native methods | found | why |\n| --- | --- | --- |\n");
    for (Reviewed.Line line : reviewed.lines()) {
      String found = line.kind().name().toLowerCase(Locale.ROOT);
      String rows = line.rows().isEmpty() ? "" : " by " + code(line.rows());
      append(code(line.text().split("\\s*\\|")[0]) + " | " + found + rows, line.reason());
    }
  }

  private void append(String line, String last) {
    text.append("| ").append(line).append(" | ").append(last).append(" |\n");
  }

  private static String code(Iterable<String> names) {
    return code(String.join("`, `", names));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
