package dev.harness.agent.policy.judge;

import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/** One name of one kind. */
public final class NameLookup extends Lookup {
  private final Capability capability;
  private final String name;

  public NameLookup(Capability capability, String name) {
    this.capability = capability;
    this.name = name;
  }

  /** The right to enter a tool with its own authority. */
  public static NameLookup call(Tool tool) {
    return new NameLookup(Capability.TOOL_CALL, tool.name());
  }

  @Override
  public @Nullable Rule in(Holdings holdings) {
    return holdings.names(capability).match(name, Rule.USABLE);
  }

  @Override
  public boolean isIn(Written grants) {
    return grants.hasName(capability, name);
  }
}
