package dev.harness.benchmarks.peers.adapters;

import java.lang.instrument.Instrumentation;

/** The agent that the library attaches; it comes without one of its own. */
public final class EntitlementsAgent {
  private EntitlementsAgent() {}

  /** Hands the instrumentation to the class that the library names. */
  public static void agentmain(String type, Instrumentation instrumentation) throws Exception {
    Class.forName(type).getMethod("initialize", Instrumentation.class).invoke(null, instrumentation);
  }
}
