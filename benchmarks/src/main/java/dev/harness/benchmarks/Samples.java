package dev.harness.benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/** Figures of one state, as many as were measured. */
public final class Samples {
  private static final int RESAMPLES = 400;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private double[] values = new double[16];
  private int count;

  /** Adds one. */
  public void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = value;
  }

  /** The middle one. */
  public double median() {
    return median(sorted());
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The average. */
  public double mean() {
    return DoubleStream.of(values).limit(count).average().orElse(Double.NaN);
  }

  /** The figure that this share of all lies below. */
  public double quantile(double share) {
    return at(sorted(), share);
  }

  /** A row of these figures alone: the median, from the quarter to three quarters. */
  public Row row(String name, String unit) {
    return new Row(name, "", median(), quantile(0.25), quantile(0.75), unit);
  }

  /** A row of their ratio to others, with the base in a unit. */
  public Row ratio(String name, Samples base, String unit) {
    return compared(name, base, unit, "x", (own, other) -> own / other);
  }

  /** A row of their difference to others, in a unit. */
  public Row difference(String name, Samples base, String unit) {
    return compared(name, base, unit, unit, (own, other) -> own - other);
  }

  private Row compared(
      String name, Samples base, String baseUnit, String unit, DoubleBinaryOperator comparison) {
    double[] drawn = new double[RESAMPLES];
    Random random = new Random(42);
    for (int i = 0; i < RESAMPLES; i++) {
      drawn[i] = comparison.applyAsDouble(median(again(random)), median(base.again(random)));
    }
    Arrays.sort(drawn);
    double value = comparison.applyAsDouble(median(), base.median());
    String text = Row.plain(base.median(), baseUnit);
    return new Row(name, text, value, at(drawn, LOW), at(drawn, HIGH), unit);
  }

  private double[] sorted() {
    return DoubleStream.of(values).limit(count).sorted().toArray();
  }

  private double[] again(Random random) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = values[random.nextInt(count)];
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private static double median(double[] sorted) {
    return at(sorted, 0.5);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
