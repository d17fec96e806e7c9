package dev.harness.it;

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
      a reference wrapped in objects of the JDK's classes. Afterwards the host hands over its own deletion in the same way, to the same pool. With the grant,
      and without the harness, all of it is done.

      What is handed over keeps the token in whose scope that is done, and the tools around it: then what all hold is allowed. Not so what lies in a queue of
      somebody else's until a thread of the host finds it, which runs as its tool alone: %s.

      | way | lambda | reference | wrapped | the host afterwards |
      | --- | --- | --- | --- | --- |
      """;

  /**
   * Ways in which a thread of the host finds an object of the tool: no JDK method hands it over.
   */
  private static final Set<String> FOUND_LATER =
      new TreeSet<>(
          Set.of(
              "AsynchronousFileChannel",
              "AsynchronousSocketChannel",
              "Cleaner",
              "JBoss threads",
              "Kotlin coroutines",
              "Netty",
              "Vert.x",
              "finalizer",
              "queue of a host's thread"));

  private ThreadTable() {}

  /** One piece of work handed over. */
  record Try(String way, String work, String by, String outcome) {
    boolean isFoundLater() {
      return FOUND_LATER.stream().anyMatch(way::startsWith);
    }

    boolean ofHost() {
      return work.equals("host");
    }
  }

  static String text(List<String> rows) {
    return HEAD.formatted(String.join(", ", FOUND_LATER)) + String.join("\n", rows) + "\n";
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
    for (String work : List.of("lambda", "reference", "wrapped", "host")) {
      row.append(' ').append(String.join(", ", outcomes.get(work))).append(" |");
    }
    return row.toString();
  }
}
