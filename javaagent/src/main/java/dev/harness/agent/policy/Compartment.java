package dev.harness.agent.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One tool, or several of which only what all hold is allowed. There is one object for each
 * combination, so entering allocates nothing.
 */
final class Compartment {
  private final List<Tool> tools;
  private final DecisionCache cache = new DecisionCache();
  private final Map<Integer, Compartment> nested = new ConcurrentHashMap<>();

  Compartment(List<Tool> tools) {
    this.tools = List.copyOf(tools);
  }

  List<Tool> tools() {
    return tools;
  }

  DecisionCache cache() {
    return cache;
  }

  /** What runs when this compartment enters a tool. */
  Compartment enter(Tool tool, Compartment alone) {
    if (tools.size() == 1 && tools.get(0) == tool) {
      return this;
    }
    Compartment known = nested.get(tool.number());
    if (known != null) {
      return known;
    }
    if (mayCall(tool)) {
      return alone;
    }
    Compartment made = tools.contains(tool) ? this : with(tool);
    nested.put(tool.number(), made);
    return made;
  }

  private boolean mayCall(Tool tool) {
    for (Tool outer : tools) {
      if (outer != tool && !outer.mayCall(tool.name())) {
        return false;
      }
    }
    return true;
  }

  private Compartment with(Tool tool) {
    List<Tool> all = new ArrayList<>(tools);
    all.add(tool);
    return new Compartment(all);
  }
}
