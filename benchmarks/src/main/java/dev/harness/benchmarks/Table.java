package dev.harness.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /** The names of rows with a figure on any JDK. */
  List<String> figures() {
    return names().stream()
        .filter(name -> rows.keySet().stream().anyMatch(jdk -> figure(jdk, name).isPresent()))
        .toList();
  }

  /** A row that has a figure. */
  Optional<Row> figure(int jdk, String name) {
    return row(jdk, name).filter(Row::isFigure);
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
    rows.keySet().forEach(jdk -> text.append(" compared with | JDK " + jdk + " |"));
    text.append(" budget | |\n|").append(" --- |".repeat(2 * rows.size() + 3)).append('\n');
    names().forEach(name -> text.append("| " + String.join(" | ", cells(name)) + " |\n"));
    List<String> missed = missed();
    text.append(missed.isEmpty() ? "" : "\n");
    missed.forEach(reason -> text.append("- " + reason + "\n"));
    return text.toString();
  }

  /** A row's name, base and figure on each JDK, budget, and what became of it. */
  List<String> cells(String name) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int jdk : rows.keySet()) {
      Optional<Row> row = row(jdk, name);
      cells.add(row.map(Row::base).orElse(""));
      cells.add(row.map(Row::text).orElse(""));
    }
    cells.add(goal(name).map(limit -> limit.text(unit(name))).orElse(""));
    cells.add(String.join("; ", verdicts(name)));
    return cells;
  }

  /** The unit of a row. */
  String unit(String name) {
    return rows.keySet().stream()
        .flatMap(jdk -> figure(jdk, name).stream())
        .map(Row::unit)
        .findFirst()
        .orElse("");
  }

  /** What became of a row's budget, in one word if it is the same on each JDK. */
  private List<String> verdicts(String name) {
    List<String> all = new ArrayList<>();
    Set<String> different = new LinkedHashSet<>();
    for (int jdk : rows.keySet()) {
      Optional<Row> row = figure(jdk, name);
      Optional<Goal> goal = goal(name);
      if (row.isPresent() && goal.isPresent()) {
        String verdict = goal.get().verdict(row.get());
        different.add(verdict);
        all.add(jdk + " " + verdict);
      }
    }
    return different.size() == 1 ? List.copyOf(different) : all;
  }

  /** The missed budgets, those with the same reason together. */
  List<String> missed() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (String name : names()) {
      goal(name)
          .filter(goal -> verdicts(name).toString().contains("missed"))
          .ifPresent(
              goal -> byReason.computeIfAbsent(goal.reason(), one -> new ArrayList<>()).add(name));
    }
    return byReason.entrySet().stream()
        .map(each -> String.join("; ", each.getValue()) + ": " + each.getKey())
        .toList();
  }
}
