package dev.harness.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A section and what it found.
 *
 * @param section what measured
 * @param rows its rows, by release of the JDK
 */
record Table(Section section, Map<Integer, List<Row>> rows) {
  /** The names of its rows, in order. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    rows.values().forEach(all -> all.forEach(row -> names.add(row.name())));
    return names;
  }

  Optional<Row> row(int jdk, String name) {
    List<Row> all = rows.getOrDefault(jdk, List.of());
    return all.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  Optional<Goal> goal(String name) {
    return section.goals().stream().filter(goal -> goal.row().equals(name)).findFirst();
  }

  /** Heading, method, table, and a sentence for each budget that was missed. */
  String markdown() {
    StringBuilder text = new StringBuilder("\n## " + section.title() + "\n\n");
    text.append(section.method()).append("\n\n| |");
    rows.keySet()
        .forEach(
            jdk ->
                text.append(" compared with, ")
                    .append(jdk)
                    .append(" | JDK ")
                    .append(jdk)
                    .append(" |"));
    text.append(" budget | |\n| --- |")
        .append(" --- | --- |".repeat(rows.size()))
        .append(" --- | --- |\n");
    names().forEach(name -> text.append(line(name)));
    List<String> missed = missed();
    missed.forEach(line -> text.append(missed.get(0).equals(line) ? "\n" : "").append(line));
    return text.toString();
  }

  private String line(String name) {
    StringBuilder text = new StringBuilder("| " + name + " |");
    for (int jdk : rows.keySet()) {
      Optional<Row> row = row(jdk, name);
      text.append(' ').append(row.map(Row::base).orElse("")).append(" | ");
      text.append(row.map(Row::text).orElse("")).append(" |");
    }
    Optional<Goal> goal = goal(name);
    text.append(' ').append(goal.map(Goal::text).orElse("")).append(" | ");
    return text.append(String.join("; ", verdicts(name))).append(" |\n").toString();
  }

  /** What became of a row's budget, in one word if it is the same on each JDK. */
  private List<String> verdicts(String name) {
    List<String> all = new ArrayList<>();
    Set<String> different = new LinkedHashSet<>();
    for (int jdk : rows.keySet()) {
      Optional<Row> row = row(jdk, name);
      Optional<Goal> goal = goal(name);
      if (row.isPresent() && goal.isPresent()) {
        String verdict = goal.get().verdict(row.get());
        different.add(verdict);
        all.add(jdk + " " + verdict);
      }
    }
    return different.size() == 1 ? List.copyOf(different) : all;
  }

  /** Each missed budget with its reason. */
  private List<String> missed() {
    List<String> lines = new ArrayList<>();
    for (String name : names()) {
      goal(name)
          .filter(goal -> verdicts(name).toString().contains("missed"))
          .ifPresent(goal -> lines.add("- *" + name + "*: " + goal.reason() + "\n"));
    }
    return lines;
  }
}
