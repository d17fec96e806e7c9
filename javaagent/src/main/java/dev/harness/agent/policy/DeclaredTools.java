package dev.harness.agent.policy;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.HoldingsBuilder;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.owner.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools of a manifest by number and name, and one more that holds nothing. */
public final class DeclaredTools {
  private final Compartment[] alone;

  DeclaredTools(List<ToolDeclaration> tools) {
    this.alone = new Compartment[tools.size() + 1];
    for (int number = 0; number < tools.size(); number++) {
      alone[number] = new Compartment(tool(number, tools.get(number)));
    }
    alone[tools.size()] = nothing(tools.size());
  }

  private static Tool tool(int number, ToolDeclaration tool) {
    long expires = tool.expires() == null ? Long.MAX_VALUE : tool.expires().toEpochMilli();
    HoldingsBuilder builder = HoldingsBuilder.ofTool(expires);
    for (Grant grant : tool.grants()) {
      builder.add(grant, null);
    }
    return new Tool(
        number,
        tool.name(),
        builder.build(),
        Tokens.kinds(tool.grants()),
        tool.onDeny(),
        tool.grants());
  }

  private static Compartment nothing(int number) {
    Holdings none = HoldingsBuilder.ofTool(Long.MAX_VALUE).build();
    return new Compartment(new Tool(number, "self-test", none, Set.of(), OnDeny.THROW, List.of()));
  }

  /** A tool's compartment where no other is in force. */
  Compartment alone(int number) {
    return alone[number];
  }

  /** Number of a tool that holds nothing, for the self-test. */
  public int selfTest() {
    return alone.length - 1;
  }

  /** Whether this compartment, if any, is a tool's where no other is in force. */
  public boolean isAlone(@Nullable Object compartment, int number) {
    return compartment == alone[number];
  }

  /** Number of the tool with this name, or -1. */
  public int numberOf(String tool) {
    for (int number = 0; number < selfTest(); number++) {
      if (alone[number].innermost().name().equals(tool)) {
        return number;
      }
    }
    return -1;
  }

  /** The tool of this name, if the manifest has one. */
  Optional<Tool> named(String name) {
    int number = numberOf(name);
    return number < 0 ? Optional.empty() : Optional.of(alone[number].innermost());
  }

  /** All by number. */
  public List<Tool> all() {
    List<Tool> tools = new ArrayList<>();
    for (Compartment compartment : alone) {
      tools.add(compartment.innermost());
    }
    return tools;
  }

  /** A tool is entered by name. */
  public void noteEntry(int number) {
    Trail.enter(alone[number].innermost());
  }

  /** Names of the tools in a compartment, the outermost first. */
  public static List<String> names(@Nullable Object compartment) {
    List<String> names = new ArrayList<>();
    if (compartment != null) {
      for (Tool tool : ((Compartment) compartment).tools()) {
        names.add(tool.name());
      }
    }
    return List.copyOf(names);
  }
}
