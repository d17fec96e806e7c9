package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Row;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the JVMs of one JDK say about checks.
 *
 * @param measured the JVMs
 */
record Figures(Measured measured) {
  /** A figure with the least and the most that any JVM gave; all NaN where none gave one. */
  record Figure(double value, double low, double high) {
    static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN);

    boolean exists() {
      return !Double.isNaN(value);
    }

    Row row(String name, String base, String unit, String otherwise) {
      return exists()
          ? new Row(name, base, value, low, high, unit)
          : Row.none(name, base, otherwise);
    }
  }

  /**
   * What is asked for.
   *
   * @param operation its name
   * @param depth frames below it
   * @param grants that the tool holds
   */
  record Point(String operation, int depth, int grants) {
    @Override
    public String toString() {
      return operation + ", depth " + depth + ", " + (grants == 1 ? "1 grant" : grants + " grants");
    }
  }

  /** All that was measured, in the order of the operations. */
  List<Point> points() {
    return measured.runs().stream()
        .filter(run -> run.contender() == Contender.HARNESS)
        .flatMap(run -> run.nanos().keySet().stream().map(key -> point(key, run.grants())))
        .distinct()
        .sorted(
            Comparator.comparing(Point::operation)
                .thenComparing(Point::grants)
                .thenComparing(Point::depth))
        .toList();
  }

  /** Those that are compared. */
  List<Contender> sandboxes() {
    return measured.contenders().stream().filter(each -> each != Contender.NONE).toList();
  }

  /** The operation with no agent, as text. */
  String base(Point point) {
    Figure bare = bare(point);
    return bare.exists() ? String.format("%,.0f ns", bare.value) : "";
  }

  private static Point point(Run.Key key, int grants) {
    return new Point(key.operation(), key.depth(), grants);
  }

  private Figure bare(Point point) {
    Run.Key key = new Run.Key(point.operation(), Scene.TOOL, point.depth());
    return of(Contender.NONE, 1, run -> run.nanos().getOrDefault(key, Double.NaN));
  }

  private Figure guarded(Point point, Contender contender) {
    Run.Key key = new Run.Key(point.operation(), Scene.TOOL, point.depth());
    return of(contender, point.grants(), run -> run.nanos().getOrDefault(key, Double.NaN));
  }

  /** Nanoseconds of the operation where it is refused. */
  Figure refused(Point point, Contender contender) {
    Run.Key key = new Run.Key(point.operation(), Scene.NEIGHBOUR, point.depth());
    return of(contender, point.grants(), run -> run.nanos().getOrDefault(key, Double.NaN));
  }

  /**
   * Nanoseconds that the check adds: a pair within each JVM where the host is not checked, since
   * JVMs differ by more than that; else the difference of JVMs with and without the sandbox.
   */
  Figure added(Point point, Contender contender) {
    if (!checks(point, contender)) {
      return Figure.NONE;
    }
    return contender.sparesTheHost() ? paired(point, contender) : apart(point, contender);
  }

  private Figure apart(Point point, Contender contender) {
    Figure with = guarded(point, contender);
    Figure without = bare(point);
    return new Figure(with.value - without.value, with.low - without.high, with.high - without.low);
  }

  private Figure paired(Point point, Contender contender) {
    Run.Key key = new Run.Key(point.operation(), Cell.DIFFERENCE, point.depth());
    return of(contender, point.grants(), run -> run.nanos().getOrDefault(key, Double.NaN));
  }

  /** How many times what Harness adds a sandbox adds. */
  Figure ratio(Point point, Contender contender) {
    Figure theirs = added(point, contender);
    Figure ours = added(point, Contender.HARNESS);
    return new Figure(
        theirs.value / Math.max(1, ours.value),
        theirs.low / Math.max(1, ours.high),
        theirs.high / Math.max(1, ours.low));
  }

  /** Whether every JVM proved that the sandbox asks there. */
  boolean checks(Point point, Contender contender) {
    List<Run> runs = runs(contender, point.grants());
    return !runs.isEmpty() && runs.stream().allMatch(run -> run.checks(point.operation()));
  }

  /** Why a sandbox has no figure. */
  String missing(Contender contender, int grants) {
    return runs(contender, grants).isEmpty() ? "no JVM with it came to its end" : "not checked";
  }

  private Figure of(Contender contender, int grants, ToDoubleFunction<Run> what) {
    double[] all =
        runs(contender, grants).stream()
            .mapToDouble(what)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return all.length == 0
        ? Figure.NONE
        : new Figure(all[all.length / 2], all[0], all[all.length - 1]);
  }

  private List<Run> runs(Contender contender, int grants) {
    return measured.runs().stream()
        .filter(run -> run.contender() == contender && run.grants() == grants)
        .filter(run -> run.failure().isEmpty())
        .toList();
  }
}
