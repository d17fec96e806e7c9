package dev.harness.it.attempt;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often attempts of each group ended as expected, in each mode. */
final class Tally {
  private final Map<String, Map<Mode, Cell>> groups = new TreeMap<>();
  private final Map<String, TreeSet<String>> limits = new TreeMap<>();

  private static final class Cell {
    private int tried;
    private int asExpected;
  }

  /** Counts one. */
  void add(Mode mode, Outcome outcome) {
    Cell cell =
        groups
            .computeIfAbsent(outcome.group(), group -> new EnumMap<>(Mode.class))
            .computeIfAbsent(mode, any -> new Cell());
    cell.tried++;
    cell.asExpected += outcome.isAsExpected(mode) ? 1 : 0;
    if (!outcome.limit().isEmpty()) {
      limits.computeIfAbsent(outcome.group(), group -> new TreeSet<>()).add(outcome.name());
    }
  }

  /** A table: as expected / tried, by group and mode, and how many of a group show a limit. */
  String table(String title) {
    StringBuilder text = new StringBuilder(String.format("%-20s", title));
    for (Mode mode : Mode.values()) {
      text.append(String.format("%19s", mode));
    }
    text.append(String.format("%14s%n", "known limits"));
    groups.forEach((group, cells) -> row(text, group, cells));
    return text.toString();
  }

  private void row(StringBuilder text, String group, Map<Mode, Cell> cells) {
    text.append(String.format("%-20s", group));
    for (Mode mode : Mode.values()) {
      Cell cell = cells.get(mode);
      text.append(String.format("%19s", cell == null ? "-" : cell.asExpected + "/" + cell.tried));
    }
    text.append(String.format("%14d%n", limits.getOrDefault(group, new TreeSet<>()).size()));
  }
}
