package dev.harness.it.census;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.Verb;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks for each native method of a JDK what stands before it. */
final class Census {
  private static final Comparator<Method> BY_NAME = Comparator.comparing(Method::signature);

  private final CallGraph graph;
  private final Set<String> checked;

  Census(CallGraph graph, int release) {
    this(graph, checks(release));
  }

  /** For trying out what the census says when rows are missing. */
  Census(CallGraph graph, Set<String> checked) {
    this.graph = graph;
    this.checked = checked;
  }

  /** The methods that ask before anything else happens, with parameter types. */
  static Set<String> checks(int release) {
    return Interceptions.forRelease(release).stream()
        .filter(row -> row.verb() == Verb.CHECK)
        .map(Census::signature)
        .collect(Collectors.toSet());
  }

  /** All rows of a release as {@code Type.method}. */
  static Set<String> rows(int release) {
    return Interceptions.forRelease(release).stream()
        .map(row -> row.type() + "." + row.method())
        .collect(Collectors.toSet());
  }

  private static String signature(Interception row) {
    return row.type() + "." + row.method() + "(" + String.join(", ", row.parameters()) + ")";
  }

  /** Native methods that only rows lead to, whichever way one comes, with those rows. */
  Map<Method, Set<String>> proved() {
    Map<Method, Set<String>> proved = new TreeMap<>(BY_NAME);
    for (Method method : graph.natives()) {
      Set<String> gates = gates(method);
      if (!gates.isEmpty()) {
        proved.put(method, gates);
      }
    }
    return proved;
  }

  /** Native methods that nothing is proved about. */
  List<Method> unproved() {
    List<Method> rest = new ArrayList<>(graph.natives());
    rest.removeAll(proved().keySet());
    rest.sort(BY_NAME);
    return rest;
  }

  /** The rows before a method; none if there is a way without one. */
  private Set<String> gates(Method method) {
    Set<String> gates = new TreeSet<>();
    Set<Method> seen = new HashSet<>(Set.of(method));
    Deque<Method> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Method next = open.poll();
      if (checked.contains(next.signature())) {
        gates.add(next.brief());
      } else if (graph.isDoor(next)) {
        return Set.of();
      } else {
        graph.before(next).stream().filter(seen::add).forEach(open::add);
      }
    }
    return gates;
  }
}
