package dev.harness.it.attempt;

import dev.harness.it.attempt.Attempt.Expectation;
import java.util.List;

/**
 * What became of one attempt.
 *
 * @param name what was tried, after its group and a colon
 * @param expectation what a manifest can do about it
 * @param limit the known limit that it shows, or nothing
 * @param worked whether the host saw its effect
 * @param denied whether it ended with a denial
 * @param recorded whether the audit says something of it
 * @param thrown what was thrown
 */
record Outcome(
    String name,
    Expectation expectation,
    String limit,
    boolean worked,
    boolean denied,
    boolean recorded,
    String thrown) {

  /** Reads what {@link #toString()} wrote. */
  static Outcome parse(String line) {
    List<String> parts = List.of(line.split("\\|", 7));
    return new Outcome(
        parts.get(0),
        Expectation.valueOf(parts.get(1)),
        parts.get(2),
        Boolean.parseBoolean(parts.get(3)),
        Boolean.parseBoolean(parts.get(4)),
        Boolean.parseBoolean(parts.get(5)),
        parts.get(6));
  }

  String group() {
    return name.substring(0, name.indexOf(':'));
  }

  boolean isAsExpected(Mode mode) {
    return mode.lets(expectation) ? worked && !denied : !worked;
  }

  @Override
  public String toString() {
    return String.join(
        "|",
        name,
        expectation.name(),
        limit,
        String.valueOf(worked),
        String.valueOf(denied),
        String.valueOf(recorded),
        thrown);
  }
}
