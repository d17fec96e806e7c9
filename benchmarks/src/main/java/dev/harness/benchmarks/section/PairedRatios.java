package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Samples;
import dev.harness.benchmarks.section.Operations.Measured;
import dev.harness.capability.Compartment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ratios of thread CPU time inside one JVM. Three states are switched at random for each batch: a
 * thread that no tool ever used, a thread that a tool used and left, and a tool that holds what it
 * needs. Runs under the agent; its argument is the share of the usual number of batches.
 */
public final class PairedRatios {
  private static final List<String> STATES = List.of("no tool", "host thread", "granted");
  private static final int WARM_UP = 3;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(42);
  private final ExecutorService untouched = Executors.newSingleThreadExecutor();
  private final ExecutorService used = Executors.newSingleThreadExecutor();
  private long sink;

  private PairedRatios() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    PairedRatios pairs = new PairedRatios();
    double share = Double.parseDouble(arguments[0]);
    pairs.used.submit(() -> Compartment.call("one", () -> 1)).get();
    for (Map.Entry<String, Measured> entry : Operations.all().entrySet()) {
      pairs.rows(entry.getKey(), entry.getValue(), share);
    }
    System.exit(pairs.sink == 42 ? 1 : 0);
  }

  private void rows(String name, Measured measured, double share) throws Exception {
    List<Samples> times = List.of(new Samples(), new Samples(), new Samples());
    double rounds = measured.rounds() * STATES.size() * share;
    for (int i = 0; i < rounds * (1 + 1.0 / WARM_UP); i++) {
      int state = random.nextInt(STATES.size());
      double time = batch(state, measured);
      if (i > rounds / WARM_UP) {
        times.get(state).add(time);
      }
    }
    for (int state = 1; state < STATES.size(); state++) {
      String row = name + ": " + STATES.get(state);
      times.get(state).ratio(row, times.get(0), "ns").print();
    }
  }

  private double batch(int state, Measured measured) throws Exception {
    ExecutorService thread = state == 0 ? untouched : used;
    return thread
        .submit(
            () ->
                state == 2
                    ? Compartment.<Double, Exception>call("one", () -> timed(measured))
                    : timed(measured))
        .get();
  }

  private double timed(Measured measured) throws Exception {
    long start = CPU.getCurrentThreadCpuTime();
    for (int i = 0; i < measured.batch(); i++) {
      sink += measured.operation().run();
    }
    return (double) (CPU.getCurrentThreadCpuTime() - start) / measured.batch();
  }
}
