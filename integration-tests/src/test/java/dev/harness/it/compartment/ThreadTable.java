package dev.harness.it.compartment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The document of what was tried on which thread. */
final class ThreadTable {
  private static final String HEAD =
      """
      # Threads

      Written by `ThreadsTest` from what happened; the test fails when it is not current. A tool without a grant tries to delete a file on another
      thread, handed over by the host and by the tool itself: as a lambda of its own, as a reference to a method of the JDK (`File::delete`), and as such
      a reference wrapped in objects of the JDK's classes, and as a library's. Afterwards the host hands over its own deletion in the same way, to the same pool. With the grant,
      and without the harness, all of it is done.

      A library's work is code of the host's that comes there because a tool called it. What is handed over keeps the token in whose scope that is done, and
      the tools around it: then what all hold is allowed. Not so what is put into a plain queue until a thread of the host finds it, and what a channel's handler does with data that
      come, since pools share channels: it runs as its tool alone, and as the host where it is a library's.

      | way | lambda | reference | wrapped | a library's | the host afterwards |
      | --- | --- | --- | --- | --- | --- |
      """;

  /** Where a thread of the host finds it by itself: no row knows who is meant. */
  private static final Set<String> FOUND_LATER =
      Set.of("queue of a host's thread", "Netty channel, read");

  private ThreadTable() {}

  /** One piece of work handed over. */
  record Try(String way, String work, String by, String outcome) {
    boolean isFoundLater() {
      return FOUND_LATER.contains(way);
    }

    /** Work of nobody's but the host, as far as can be known. */
    boolean ofHost() {
      return work.equals("host") || (work.equals("library") && isFoundLater());
    }
  }

  static String text(List<String> rows) {
    return HEAD + String.join("\n", rows) + "\n";
  }

  static List<String> rows(List<Try> tries) {
    Map<String, Map<String, TreeSet<String>>> ways = new LinkedHashMap<>();
    for (Try one : tries) {
      ways.computeIfAbsent(one.way(), way -> new LinkedHashMap<>())
          .computeIfAbsent(one.work(), work -> new TreeSet<>())
          .add(one.outcome());
    }
    List<String> rows = new ArrayList<>();
    ways.forEach((way, outcomes) -> rows.add(row(way, outcomes)));
    return rows;
  }

  private static String row(String way, Map<String, TreeSet<String>> outcomes) {
    StringBuilder row = new StringBuilder("| " + way + " |");
    for (String work : List.of("lambda", "reference", "wrapped", "library", "host")) {
      row.append(' ').append(String.join(", ", outcomes.get(work))).append(" |");
    }
    return row.toString();
  }
}
