package dev.harness.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the harness's second appearance. The JVM shows a class to the agents in the order in
 * which they came, so what wants to see it last has to come again when all others are there.
 */
public final class LastAgent {
  private static @Nullable Consumer<Instrumentation> receiver;

  private LastAgent() {}

  /** Who is to get the JVM's side next time. */
  public static synchronized void expect(Consumer<Instrumentation> newReceiver) {
    receiver = newReceiver;
  }

  /** Hands it on, once; who else calls this gets nothing. */
  public static synchronized void agentmain(
      @Nullable String arguments, Instrumentation instrumentation) {
    Consumer<Instrumentation> waiting = receiver;
    receiver = null;
    if (waiting != null) {
      waiting.accept(instrumentation);
    }
  }
}
