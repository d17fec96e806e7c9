package dev.harness.agent.policy.owner;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may be in force, as verify mode reads it from a stack.
 *
 * @param tools the outermost first; none for the host
 * @param tokens in use, the last one first
 * @param driving whether a database driver is at work for the tools
 */
public record Who(List<Tool> tools, List<Minted> tokens, Compartment.Driving driving) {
  public static final Who HOST = new Who(List.of(), List.of(), Compartment.Driving.NONE);

  /** Who a compartment is; null for the host. */
  public static Who of(@Nullable Object compartment) {
    return compartment instanceof Compartment inner
        ? new Who(inner.tools(), inner.tokens(), inner.driving())
        : HOST;
  }

  public static Who alone(Tool tool) {
    return new Who(List.of(tool), List.of(), Compartment.Driving.NONE);
  }

  public boolean isHost() {
    return tools.isEmpty();
  }

  /** With a tool inside, which takes nothing away from what is held outside. */
  public Who and(Tool tool) {
    List<Tool> all = new ArrayList<>(tools);
    if (!all.contains(tool)) {
      all.add(tool);
    }
    return new Who(List.copyOf(all), tokens, Compartment.Driving.NONE);
  }

  public Who with(Minted token) {
    List<Minted> all = new ArrayList<>(tokens);
    if (!all.contains(token)) {
      all.add(0, token);
    }
    return new Who(tools, List.copyOf(all), driving);
  }

  /** Whether it can do no more than another: it is held back by the same tools, and by others. */
  public boolean isNarrowerThan(Who other) {
    return !isHost() && tools.containsAll(other.tools) && tokens.equals(other.tokens);
  }

  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    for (Tool tool : tools) {
      names.add(tool.name());
    }
    for (Minted token : tokens) {
      names.add(token.toString());
    }
    String driver = driving == Compartment.Driving.NONE ? "" : " through a driver";
    return isHost() ? "the host" : String.join(" and ", names) + driver;
  }
}
