package dev.harness.agent.policy;

import dev.harness.capability.Capability;

/** A tool at run time: its number in woven code, its name and what it holds. */
final class Tool {
  private final int number;
  private final String name;
  private final Holdings holdings;

  Tool(int number, String name, Holdings holdings) {
    this.number = number;
    this.name = name;
    this.holdings = holdings;
  }

  /** Its place in the manifest, from 0. */
  int number() {
    return number;
  }

  String name() {
    return name;
  }

  Holdings holdings() {
    return holdings;
  }

  /** Whether it may call another tool with that tool's own authority. */
  boolean mayCall(String tool) {
    Rule rule = holdings.names(Capability.TOOL_CALL).match(tool, Rule.USABLE);
    return rule != null && rule.use();
  }
}
