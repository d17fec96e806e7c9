package dev.harness.benchmarks.section;

import dev.harness.benchmarks.section.Operations.Measured;
import dev.harness.capability.Compartment;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Each operation on a thread that no tool ever used, on one that a tool used and left, and in a
 * tool that holds what it needs. Runs under the agent; its argument is the share of the usual
 * number of batches.
 */
public final class PairedRatios {
  private static final ExecutorService UNTOUCHED = Executors.newSingleThreadExecutor();
  private static final ExecutorService USED = Executors.newSingleThreadExecutor();

  private PairedRatios() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double share = Double.parseDouble(arguments[0]);
    USED.submit(() -> Compartment.call("one", () -> 1)).get();
    for (Map.Entry<String, Measured> entry : Operations.all().entrySet()) {
      rows(entry.getKey(), entry.getValue(), share);
    }
    System.exit(0);
  }

  private static void rows(String name, Measured measured, double share) throws Exception {
    Callable<Pairs.Cost> batch = measured::run;
    Pairs pairs =
        new Pairs()
            .state("no tool", () -> UNTOUCHED.submit(batch).get())
            .state("host thread", () -> USED.submit(batch).get())
            .state("granted", () -> USED.submit(() -> inTool(batch)).get())
            .run(measured.rounds() * share)
            .printRatios(name);
    if (measured.isRepeated()) {
      pairs.printBytes(name);
    }
  }

  private static Pairs.Cost inTool(Callable<Pairs.Cost> batch) throws Exception {
    return Compartment.<Pairs.Cost, Exception>call("one", batch::call);
  }
}
