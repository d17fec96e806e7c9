package dev.harness.benchmarks;

import dev.harness.benchmarks.Operations.Measured;
import dev.harness.capability.Compartment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ratios of thread CPU time inside one JVM. Three states are switched at random for each batch: a
 * thread that no tool ever used, a thread that a tool used and left, and a tool that holds what it
 * needs. Runs under the agent; prints a line of Markdown for each operation.
 */
public final class PairedRatios {
  private static final String[] STATES = {"no tool", "host thread", "granted"};
  private static final int WARM_UP = 3;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(42);
  private final ExecutorService untouched = Executors.newSingleThreadExecutor();
  private final ExecutorService used = Executors.newSingleThreadExecutor();
  private long sink;

  private PairedRatios() {}

  /** Prints the table's rows. */
  public static void main(String[] arguments) throws Exception {
    PairedRatios pairs = new PairedRatios();
    pairs.used.submit(() -> Compartment.call("one", () -> 1)).get();
    for (Map.Entry<String, Measured> entry : Operations.all().entrySet()) {
      System.out.println(pairs.row(entry.getKey(), entry.getValue()));
    }
    System.exit(pairs.sink == 42 ? 1 : 0);
  }

  private String row(String name, Measured measured) throws Exception {
    List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int rounds = measured.rounds() * STATES.length;
    for (int i = 0; i < rounds * 2; i++) {
      int state = random.nextInt(STATES.length);
      long time = batch(state, measured);
      if (i > rounds / WARM_UP) {
        times.get(state).add(time);
      }
    }
    times.forEach(Collections::sort);
    double base = at(times.get(0), 0.5) / measured.batch();
    return String.format(
        "| %s | %,.0f | %s | %s |",
        name, base, ratios(times.get(1), times.get(0)), ratios(times.get(2), times.get(0)));
  }

  private long batch(int state, Measured measured) throws Exception {
    ExecutorService thread = state == 0 ? untouched : used;
    return thread
        .submit(
            () ->
                state == 2
                    ? Compartment.<Long, Exception>call("one", () -> timed(measured))
                    : timed(measured))
        .get();
  }

  private long timed(Measured measured) throws Exception {
    long start = CPU.getCurrentThreadCpuTime();
    for (int i = 0; i < measured.batch(); i++) {
      sink += measured.operation().run();
    }
    return CPU.getCurrentThreadCpuTime() - start;
  }

  private static String ratios(List<Long> state, List<Long> base) {
    return String.format(
        "%.3f / %.3f / %.3f",
        ratio(state, base, 0), ratio(state, base, 0.1), ratio(state, base, 0.5));
  }

  private static double ratio(List<Long> state, List<Long> base, double quantile) {
    return at(state, quantile) / at(base, quantile);
  }

  private static double at(List<Long> sorted, double quantile) {
    return sorted.get((int) (quantile * (sorted.size() - 1)));
  }
}
