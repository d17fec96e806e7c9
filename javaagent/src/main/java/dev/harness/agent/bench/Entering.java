package dev.harness.agent.bench;

import dev.harness.agent.policy.DeclaredTools;
import dev.harness.bootstrap.EntryGate;
import org.jspecify.annotations.Nullable;

/** Enters another tool instead of asking: whether it then has its own authority is the answer. */
final class Entering implements Asking {
  private final DeclaredTools tools;

  Entering(DeclaredTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object ask(
      int site, @Nullable Object subject, @Nullable Object detail, int number, long key) {
    Object outer = EntryGate.enter(number, key);
    try {
      return tools.isAlone(EntryGate.current(key), number) ? null : this;
    } finally {
      EntryGate.exit(outer, key);
    }
  }
}
