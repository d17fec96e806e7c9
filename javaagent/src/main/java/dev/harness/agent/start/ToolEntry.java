package dev.harness.agent.start;

import dev.harness.agent.policy.Policy;
import dev.harness.bootstrap.Gate;
import dev.harness.capability.Enforcement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's side of the API: enters tools by name. */
final class ToolEntry extends Enforcement {
  private final Policy policy;
  private final long key;

  ToolEntry(Policy policy, long key) {
    this.policy = policy;
    this.key = key;
  }

  void install() {
    Enforcement.install(this);
  }

  @Override
  protected @Nullable Object enter(String tool) {
    int number = policy.numberOf(tool);
    if (number < 0) {
      throw new IllegalArgumentException("the manifest has no tool \"" + tool + "\"");
    }
    return Gate.enter(number, key);
  }

  @Override
  protected void exit(@Nullable Object outer) {
    Gate.exit(outer, key);
  }

  @Override
  protected List<String> current() {
    return Policy.names(Gate.current(key));
  }
}
