package dev.harness.it.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a statement could change, by part. */
final class State {
  /**
   * A part of the state.
   *
   * @param table in lower case, without schema if it is the usual one; empty for what is of no
   *     table
   * @param rows whether it is the content of the table, or its definition
   */
  record Part(String table, boolean rows) implements Comparable<Part> {
    static final Part OTHER = new Part("", false);

    @Override
    public int compareTo(Part other) {
      return toString().compareTo(other.toString());
    }
  }

  private final Map<Part, String> parts = new TreeMap<>();

  void add(Part part, String content) {
    parts.merge(part, content, (old, more) -> old + "\n" + more);
  }

  /** The parts that differ. */
  List<Part> changedFrom(State before) {
    List<Part> changed = new ArrayList<>();
    TreeMap<Part, String> all = new TreeMap<>(parts);
    all.putAll(before.parts);
    for (Part part : all.keySet()) {
      if (!String.valueOf(parts.get(part)).equals(before.parts.get(part))) {
        changed.add(part);
      }
    }
    return changed;
  }

  /** What a part is now and was before, for a message. */
  String difference(Part part, State before) {
    return part + " was " + before.parts.get(part) + ", is " + parts.get(part);
  }
}
