package dev.harness.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a table, on one JDK. A measuring JVM prints it, the report's reads it.
 *
 * @param name what was measured; the same on each JDK
 * @param base what it is compared with, as text with its unit; empty if nothing
 * @param value the figure
 * @param low the lower end of its spread
 * @param high the upper end
 * @param unit of the three; {@code x} for a ratio
 */
public record Row(String name, String base, double value, double low, double high, String unit) {
  private static final String MARK = "row";
  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 7;

  /** No figure, but why there is none. */
  public static Row none(String name, String base, String why) {
    return new Row(name, base, Double.NaN, Double.NaN, Double.NaN, why);
  }

  /** Whether there is a figure. */
  boolean isFigure() {
    return !Double.isNaN(value);
  }

  /** A figure that was counted, without spread. */
  public static Row count(String name, double value, String unit) {
    return new Row(name, "", value, value, value, unit);
  }

  /** Gives it to the JVM that asked for it. */
  public void print() {
    System.out.println(
        String.join(SEPARATOR, MARK, name, base, "" + value, "" + low, "" + high, unit));
  }

  /** A row from what another JVM printed, if the line is one. */
  static Optional<Row> parse(String line) {
    String[] fields = line.split(SEPARATOR, -1);
    if (fields.length != FIELDS || !fields[0].equals(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            fields[1],
            fields[2],
            Double.parseDouble(fields[3]),
            Double.parseDouble(fields[4]),
            Double.parseDouble(fields[5]),
            fields[6]));
  }

  /** Rows of several JVMs that measured the same: the median, and the whole of their spreads. */
  public static List<Row> merge(List<Row> rows) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    rows.forEach(row -> byName.computeIfAbsent(row.name, name -> new ArrayList<>()).add(row));
    return byName.values().stream().map(Row::middle).toList();
  }

  private static Row middle(List<Row> same) {
    List<Row> sorted = same.stream().sorted(Comparator.comparingDouble(Row::value)).toList();
    Row middle = sorted.get(sorted.size() / 2);
    double low = same.stream().mapToDouble(Row::low).min().orElse(middle.low);
    double high = same.stream().mapToDouble(Row::high).max().orElse(middle.high);
    return new Row(middle.name, middle.base, middle.value, low, high, middle.unit);
  }

  /** The figure and its spread. */
  String text() {
    if (!isFigure()) {
      return unit;
    }
    String spread = low == high ? "" : " (" + plain(low, unit) + " to " + plain(high, unit) + ")";
    return plain(value, unit) + spread;
  }

  /** A figure with its unit; long times in longer units. */
  static String plain(double value, String unit) {
    double size = Math.abs(value);
    if (unit.equals("ns") && size >= 10_000_000) {
      return number(value / 1_000_000) + " ms";
    }
    if (unit.equals("ns") && size >= 10_000) {
      return number(value / 1_000) + " µs";
    }
    return unit.equals("x") ? number(value) : (number(value) + " " + unit).strip();
  }

  /** A number with as many digits as mean something. */
  private static String number(double value) {
    double size = Math.abs(value);
    String format = value == Math.rint(value) || size >= 100 ? "%,.0f" : "%.1f";
    return String.format(
        Locale.ROOT, size < 10 && value != Math.rint(value) ? "%.3f" : format, value);
  }
}
