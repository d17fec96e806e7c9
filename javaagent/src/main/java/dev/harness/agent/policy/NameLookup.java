package dev.harness.agent.policy;

import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/** One name of one kind. */
final class NameLookup extends Lookup {
  private final Capability capability;
  private final String name;

  NameLookup(Capability capability, String name) {
    this.capability = capability;
    this.name = name;
  }

  /** The right to enter a tool with its own authority. */
  static NameLookup call(Tool tool) {
    return new NameLookup(Capability.TOOL_CALL, tool.name());
  }

  @Override
  @Nullable Rule in(Holdings holdings) {
    return holdings.names(capability).match(name, Rule.USABLE);
  }

  @Override
  boolean isIn(Written grants) {
    return grants.hasName(capability, name);
  }
}
