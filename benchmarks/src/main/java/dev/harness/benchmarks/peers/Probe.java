package dev.harness.benchmarks.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Measures one sandbox in this JVM. First each operation is tried once by the tool that holds the
 * grants and by one that holds none, and what happened is printed: only what the sandbox refuses to
 * the second is called checked. Then batches of all cells run in turn, so that none has the
 * machine's good minutes for itself; those that are compared run next to each other.
 */
public final class Probe {
  static final int[] DEPTHS = {10, 50, 200};
  static final String DONE = "done";

  /** The operation that is measured where it is refused, too: all sandboxes check it. */
  static final String REFUSED = "Files.readString";

  private static final int WARM_UP_SHARE = 3;

  private final Random random = new Random(42);

  private final LoadedGuest tool;
  private final LoadedGuest neighbour;
  private final LoadedGuest host;
  private final boolean pairs;
  private final List<List<Cell>> groups = new ArrayList<>();

  private Probe(Scene scene, int port, boolean pairs) throws Exception {
    this.tool = LoadedGuest.load(scene, Scene.TOOL, port);
    this.neighbour = LoadedGuest.load(scene, Scene.NEIGHBOUR, port);
    this.host = LoadedGuest.load(scene, Scene.HOST, port);
    this.pairs = pairs;
  }

  /**
   * Runs.
   *
   * @param arguments the folder of the scene, the number of grants, the port of the server, the
   *     milliseconds to measure each cell, whether the host's own operations are measured too, and
   *     the class of the adapter if there is one
   */
  public static void main(String[] arguments) throws Exception {
    Scene scene = new Scene(Path.of(arguments[0]));
    boolean pairs = Boolean.parseBoolean(arguments[4]);
    Probe probe = new Probe(scene, Integer.parseInt(arguments[2]), pairs);
    long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[3]));
    Cell.prepare();
    if (arguments.length > 5) {
      Adapter.named(arguments[5])
          .install(
              scene, Integer.parseInt(arguments[1]), probe.tool.loader(), probe.neighbour.loader());
    }
    probe.run(nanos);
  }

  private void run(long nanosPerCell) throws Exception {
    for (String name : tool.operations().keySet()) {
      prove(name);
    }
    long cells = groups.stream().mapToLong(List::size).sum();
    measure(nanosPerCell * cells);
    for (List<Cell> group : groups) {
      group.forEach(cell -> System.out.println(cell.line()));
      if (group.size() > 1) {
        System.out.println(group.get(0).difference(group.get(1)));
      }
    }
  }

  private void prove(String name) {
    String done = outcome(tool.operations(), name);
    String refused = outcome(neighbour.operations(), name);
    System.out.println(String.join("\t", "proof", name, done, refused));
    for (int depth : DEPTHS) {
      Cell granted = new Cell(name, Scene.TOOL, tool, depth, true);
      groups.add(
          pairs
              ? List.of(granted, new Cell(name, Scene.HOST, host, depth, true))
              : List.of(granted));
      if (name.equals(REFUSED) && !refused.equals(DONE)) {
        groups.add(List.of(new Cell(name, Scene.NEIGHBOUR, neighbour, depth, false)));
      }
    }
  }

  /**
   * What became of one operation: done, "false" if it says that it did not happen, or its
   * exception.
   */
  private static String outcome(Map<String, Callable<Boolean>> operations, String name) {
    try {
      return Objects.requireNonNull(operations.get(name)).call() ? DONE : "false";
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }

  private void measure(long nanos) throws Exception {
    long start = System.nanoTime();
    boolean warm = false;
    for (long time = 0; time < nanos || !warm; time = System.nanoTime() - start) {
      if (!warm && time > nanos / WARM_UP_SHARE) {
        groups.forEach(group -> group.forEach(Cell::forget));
        warm = true;
      }
      Collections.shuffle(groups, random);
      for (List<Cell> group : groups) {
        pass(group);
      }
    }
  }

  /** A batch of each, the first not always first. */
  private void pass(List<Cell> group) throws Exception {
    int first = random.nextInt(group.size());
    for (int i = 0; i < group.size(); i++) {
      group.get((first + i) % group.size()).batch();
    }
  }
}
