package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What the JVMs of one JDK say about checks.
 *
 * @param measured the JVMs
 */
record Figures(Measured measured) {
  /** The share of an operation that cannot be told from nothing. */
  private static final double RESOLUTION = 0.01;

  /** A figure with the least and the most that any JVM gave; all NaN where none gave one. */
  record Figure(double value, double low, double high) {
    static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN);

    static Figure of(double[] sorted) {
      return sorted.length == 0
          ? NONE
          : new Figure(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

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
    static final int USUAL_DEPTH = 50;

    /** Where all operations are shown. */
    boolean isUsual() {
      return depth == USUAL_DEPTH && grants == 1;
    }

    @Override
    public String toString() {
      return operation + ", depth " + depth + ", " + (grants == 1 ? "1 grant" : grants + " grants");
    }
  }

  /** What was measured, by operation, grants and depth. */
  List<Point> points(Predicate<Point> which) {
    return measured.runs().stream()
        .filter(run -> run.contender() == Contender.HARNESS)
        .flatMap(run -> run.nanos().keySet().stream().map(key -> point(key, run.grants())))
        .distinct()
        .filter(which)
        .sorted(
            Comparator.comparing(Point::operation)
                .thenComparing(Point::grants)
                .thenComparing(Point::depth))
        .toList();
  }

  /** A row in nanoseconds for each sandbox at each of these points, or why there is none. */
  List<Row> rows(int release, Predicate<Point> which, BiFunction<Point, Contender, Figure> what)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Point point : points(which)) {
      for (Contender contender : Contender.compared()) {
        String name = point + ": " + contender.title();
        String otherwise = contender.missing(release, missing(point, contender));
        rows.add(what.apply(point, contender).row(name, base(point), "ns", otherwise));
      }
    }
    return rows;
  }

  private String missing(Point point, Contender contender) {
    return runs(contender, point.grants()).isEmpty() ? "every JVM failed" : "not checked";
  }

  /** The operation with no agent, as text. */
  private String base(Point point) {
    Figure bare = bare(point);
    return bare.exists() ? String.format("%,.0f ns", bare.value) : "";
  }

  private static Point point(Run.Key key, int grants) {
    return new Point(key.operation(), key.depth(), grants);
  }

  private Figure bare(Point point) {
    return at(new Point(point.operation(), point.depth(), 1), Contender.NONE, Scene.TOOL);
  }

  /** Nanoseconds of the operation where it is refused. */
  Figure refused(Point point, Contender contender) {
    return at(point, contender, Scene.NEIGHBOUR);
  }

  private Figure at(Point point, Contender contender, String owner) {
    Run.Key key = new Run.Key(point.operation(), owner, point.depth());
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
    return contender.sparesTheHost()
        ? at(point, contender, Cell.DIFFERENCE)
        : apart(at(point, contender, Scene.TOOL), bare(point));
  }

  private static Figure apart(Figure with, Figure without) {
    return new Figure(with.value - without.value, with.low - without.high, with.high - without.low);
  }

  /**
   * The host's own operations under Harness, divided by those with no agent: the middle, the least
   * and the most of all.
   */
  Figure host() {
    double[] ratios =
        points(point -> true).stream()
            .mapToDouble(
                point -> at(point, Contender.HARNESS, Scene.HOST).value / bare(point).value)
            .filter(ratio -> !Double.isNaN(ratio))
            .sorted()
            .toArray();
    return Figure.of(ratios);
  }

  /** How many times what Harness adds a sandbox adds. */
  Figure ratio(Point point, Contender contender) {
    Figure theirs = added(point, contender);
    Figure ours = added(point, Contender.HARNESS);
    double least = bare(point).value * RESOLUTION;
    return new Figure(
        theirs.value / Math.max(least, ours.value),
        Math.max(0, theirs.low) / Math.max(least, ours.high),
        theirs.high / Math.max(least, ours.low));
  }

  /** Whether every JVM proved that the sandbox asks there. */
  boolean checks(Point point, Contender contender) {
    List<Run> runs = runs(contender, point.grants());
    return !runs.isEmpty() && runs.stream().allMatch(run -> run.checks(point.operation()));
  }

  private Figure of(Contender contender, int grants, ToDoubleFunction<Run> what) {
    double[] all =
        runs(contender, grants).stream()
            .mapToDouble(what)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return Figure.of(all);
  }

  private List<Run> runs(Contender contender, int grants) {
    return measured.runs().stream()
        .filter(run -> run.contender() == contender && run.grants() == grants)
        .filter(run -> run.failure().isEmpty())
        .toList();
  }
}
