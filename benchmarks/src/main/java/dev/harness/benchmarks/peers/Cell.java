package dev.harness.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** One operation of one guest at one depth: batches of it and the CPU time of each. */
final class Cell {
  /** Stands where an owner does: what the tool's operation takes more than the host's. */
  static final String DIFFERENCE = "difference";

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int BATCH_NANOS = 2_000_000;
  private static final int LARGEST = 10_000;

  private final String name;
  private final String owner;
  private final LoadedGuest guest;
  private final Callable<Boolean> operation;
  private final int depth;
  private final boolean succeeds;
  private final List<Double> times = new ArrayList<>();
  private int size = 4;

  /**
   * A cell without batches yet.
   *
   * @param succeeds whether the operation is to take place each time, or never
   */
  Cell(String name, String owner, LoadedGuest guest, int depth, boolean succeeds) {
    this.name = name;
    this.owner = owner;
    this.guest = guest;
    this.operation = Objects.requireNonNull(guest.operations().get(name));
    this.depth = depth;
    this.succeeds = succeeds;
  }

  /** Loads what batches need, before a sandbox is on. */
  static void prepare() throws Exception {
    Depth.at(100, CPU::getCurrentThreadCpuTime);
  }

  /** Runs a batch, checks that each operation ended as it must, and fits the size of the next. */
  void batch() throws Exception {
    double nanos = (double) Depth.at(depth, this::timed) / size;
    times.add(nanos);
    size = Math.max(1, (int) Math.min(LARGEST, BATCH_NANOS / nanos));
  }

  /** Takes what was measured so far for warm-up. */
  void forget() {
    times.clear();
  }

  private long timed() {
    long start = CPU.getCurrentThreadCpuTime();
    long successes = guest.repeater().applyAsLong(operation, size);
    long time = CPU.getCurrentThreadCpuTime() - start;
    if (successes != (succeeds ? size : 0)) {
      throw new IllegalStateException(successes + " of " + size + " " + name + " of " + owner);
    }
    return time;
  }

  /** Operation, owner, depth and median nanoseconds, with tabs between. */
  String line() {
    return line(owner, times);
  }

  /** The same of the differences to a cell whose batches ran next to those of this one. */
  String difference(Cell other) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      differences.add(times.get(i) - other.times.get(i));
    }
    return line(DIFFERENCE, differences);
  }

  private String line(String who, List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    return String.join("\t", "time", name, who, "" + depth, "" + sorted.get(sorted.size() / 2));
  }
}
