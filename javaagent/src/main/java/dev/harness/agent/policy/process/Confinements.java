package dev.harness.agent.policy.process;

import dev.harness.agent.kernel.Confinement;
import dev.harness.agent.kernel.Kernel;
import dev.harness.agent.kernel.Prohibitions;
import dev.harness.agent.kernel.ReachBuilder;
import dev.harness.agent.policy.judge.Tool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What holds the children of each tool, made when first needed. */
public final class Confinements {
  private final Prohibitions never;
  private final Map<Key, Confinement> made = new ConcurrentHashMap<>();
  private @Nullable Kernel kernel;

  private record Key(Tool tool, boolean ports) {}

  /** {@code kernel} is null where the manifest has no use for it; a token may bring one. */
  public Confinements(@Nullable Kernel kernel, Prohibitions never) {
    this.kernel = kernel;
    this.never = never;
  }

  /** Whether this machine can hold children in any way. */
  boolean canAny() {
    return !kernel().probe().level().equals("none");
  }

  boolean isFull() {
    return kernel().probe().isFull();
  }

  String level() {
    return kernel().probe().level();
  }

  String missing() {
    return kernel().probe().missing();
  }

  Confinement of(Tool tool, boolean ports) {
    Key key = new Key(tool, ports);
    Confinement known = made.get(key);
    if (known == null) {
      known = kernel().confinement(new ReachBuilder(tool.grants(), never, ports));
      Confinement other = made.putIfAbsent(key, known);
      known = other == null ? known : other;
    }
    return known;
  }

  private synchronized Kernel kernel() {
    Kernel known = kernel;
    if (known == null) {
      known = Kernel.open();
      kernel = known;
    }
    return known;
  }
}
