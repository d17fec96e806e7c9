package dev.harness.benchmarks.section;

import com.sun.management.ThreadMXBean;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * States of one operation, switched at random for each batch within one JVM: the first is the base
 * of the others. A quarter of the batches warms up and is not counted.
 */
final class Pairs {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final double WARM_UP = 0.25;

  /** What a batch took for one operation: CPU nanoseconds of its thread, and bytes. */
  record Cost(double nanos, double bytes) {
    /** The same for one of several parts. */
    Cost per(int parts) {
      return new Cost(nanos / parts, bytes / parts);
    }
  }

  /** Runs a batch in its state. */
  interface Batch {
    Cost run() throws Exception;
  }

  /** One operation; what it returns keeps it from being optimised away. */
  interface Operation {
    long run() throws Exception;
  }

  private record State(String name, Batch batch, Samples nanos, Samples bytes) {
    void run(boolean counts) throws Exception {
      Cost cost = batch.run();
      if (counts) {
        nanos.add(cost.nanos());
        bytes.add(cost.bytes());
      }
    }
  }

  private final Random random = new Random(42);
  private final List<State> states = new ArrayList<>();

  /** Adds a state. */
  Pairs state(String name, Batch batch) {
    states.add(new State(name, batch, new Samples(), new Samples()));
    return this;
  }

  /** Measures, with so many batches of each state on average. */
  Pairs run(double rounds) throws Exception {
    double counted = rounds * states.size();
    double all = counted / (1 - WARM_UP);
    for (int i = 0; i < all; i++) {
      states.get(random.nextInt(states.size())).run(i > all - counted);
    }
    return this;
  }

  /** Prints a row for each state but the first: the ratio of its time to the first's. */
  Pairs printRatios(String operation) {
    return print((state, base) -> state.nanos.ratio(name(operation, state), base.nanos, "ns"));
  }

  /** The same with the difference in nanoseconds, as rows of their own names. */
  Pairs printDifferences(String operation) {
    return print(
        (state, base) ->
            state.nanos.difference(name(operation, state) + ", added", base.nanos, "ns"));
  }

  /** Prints how many bytes the last state allocates more than the first. */
  Pairs printBytes(String operation) {
    State last = states.get(states.size() - 1);
    double more = Math.rint(last.bytes.median() - states.get(0).bytes.median());
    Row.count(name(operation, last) + ", allocated more", more, "B").print();
    return this;
  }

  private static String name(String operation, State state) {
    return operation + ": " + state.name;
  }

  private Pairs print(BiFunction<State, State, Row> row) {
    states.stream().skip(1).forEach(state -> row.apply(state, states.get(0)).print());
    return this;
  }

  /** Runs an operation as often as told on this thread. */
  static Cost timed(int batch, Operation operation) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    long sum = 0;
    for (int i = 0; i < batch; i++) {
      sum += operation.run();
    }
    double time = THREADS.getCurrentThreadCpuTime() - start;
    double allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (sum == Long.MIN_VALUE) {
      throw new IllegalStateException("no sum of these operations");
    }
    return new Cost(time / batch, allocated / batch);
  }

  /** The same on the wall's clock, for what other processes do. */
  static Cost waited(int batch, Operation operation) throws Exception {
    long start = System.nanoTime();
    Cost cost = timed(batch, operation);
    return new Cost((double) (System.nanoTime() - start) / batch, cost.bytes());
  }
}
