package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Samples;
import dev.harness.benchmarks.World;
import dev.harness.capability.Compartment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks on one thread and on all processors at once. Runs under the agent; its argument is the
 * number of rounds.
 */
public final class Crowd {
  private static final int BATCH = 5_000;
  private static final int WARM_UP = 10;
  private static final int ALL = Runtime.getRuntime().availableProcessors();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(ALL);

  private Crowd() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    Path path = Path.of(World.FOLDER, "file");
    Callable<Double> bare = () -> Pairs.timed(BATCH, () -> Files.exists(path) ? 1 : 0).nanos();
    Callable<Double> granted = () -> Compartment.<Double, Exception>call("one", bare::call);
    Samples scaling = new Samples();
    Samples cost = new Samples();
    for (int i = 0; i < rounds + WARM_UP; i++) {
      double bareScaling = time(1, bare) / time(ALL, bare);
      double grantedScaling = time(1, granted) / time(ALL, granted);
      if (i >= WARM_UP) {
        scaling.add(grantedScaling / bareScaling);
        cost.add(1 / bareScaling);
      }
    }
    cost.row("Files.exists, " + ALL + " threads against one: host", "x").print();
    scaling.row("scaling of granted checks against scaling of bare ones", "x").print();
    System.exit(0);
  }

  /** CPU nanoseconds for one operation, on so many threads at once, on average. */
  private static double time(int threads, Callable<Double> batch) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<Double>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          THREADS.submit(
              () -> {
                start.await();
                return batch.call();
              }));
    }
    double sum = 0;
    for (Future<Double> one : all) {
      sum += one.get();
    }
    return sum / threads;
  }
}
