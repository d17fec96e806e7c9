package dev.harness.benchmarks.section;

import dev.harness.capability.Compartment;

/**
 * A process started and waited for, by the host, by a tool whose children are not confined and by
 * one whose children are. Runs under the agent; its argument is the number of rounds.
 */
public final class Spawns {
  private Spawns() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double rounds = Double.parseDouble(arguments[0]);
    new Pairs()
        .state("by the host", () -> Pairs.waited(1, Spawns::start))
        .state("unconfined, granted", () -> inTool("one"))
        .state("confined, granted", () -> inTool("confined"))
        .run(rounds)
        .printRatios("start and wait");
    System.exit(0);
  }

  private static Pairs.Cost inTool(String tool) throws Exception {
    return Compartment.<Pairs.Cost, Exception>call(tool, () -> Pairs.waited(1, Spawns::start));
  }

  private static long start() throws Exception {
    return new ProcessBuilder("/usr/bin/true").start().waitFor();
  }
}
