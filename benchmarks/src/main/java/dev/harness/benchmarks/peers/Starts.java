package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Times of starts, in milliseconds. */
final class Starts {
  private static final double QUARTER = 0.25;

  private final Map<Contender, Samples> all = new EnumMap<>(Contender.class);

  void add(Contender contender, double millis) {
    all.computeIfAbsent(contender, one -> new Samples()).add(millis);
  }

  /** What a sandbox adds to no agent: the median, and the quarters as its spread. */
  Row added(Contender contender, String name, int release) {
    Samples bare = all.get(Contender.NONE);
    Samples with = all.get(contender);
    if (bare == null || with == null) {
      return Row.none(name, "", contender.missing(release, "did not start"));
    }
    double base = bare.median();
    return new Row(
        name,
        String.format("%.0f ms", base),
        with.median() - base,
        with.quantile(QUARTER) - base,
        with.quantile(1 - QUARTER) - base,
        "ms");
  }

  /** What a sandbox adds, divided by what Harness adds; nothing if one of them has no figure. */
  Optional<Row> ratio(Contender contender, String name, int release) {
    Row ours = added(Contender.HARNESS, name, release);
    Row theirs = added(contender, name, release);
    double ratio = theirs.value() / ours.value();
    return Double.isNaN(ratio)
        ? Optional.empty()
        : Optional.of(
            new Row(
                name,
                String.format("%.0f ms", ours.value()),
                ratio,
                theirs.low() / ours.high(),
                theirs.high() / ours.low(),
                "x"));
  }
}
