package dev.harness.benchmarks;

/**
 * A budget.
 *
 * @param row the row it is for
 * @param atMost whether the limit is the most allowed, or else the least
 * @param limit in the row's unit
 * @param why what stands in the way and what was tried, printed where the budget is missed
 */
public record Goal(String row, boolean atMost, double limit, String why) {
  /** A row that may not exceed the limit. */
  public static Goal most(String row, double limit, String why) {
    return new Goal(row, true, limit, why);
  }

  /** A row that must reach the limit. */
  public static Goal least(String row, double limit, String why) {
    return new Goal(row, false, limit, why);
  }

  /** Whether the figure is within the budget, and whether its spread leaves no doubt of that. */
  String verdict(Row figure) {
    boolean met = holds(figure.value());
    boolean sure = holds(figure.low()) == met && holds(figure.high()) == met;
    return (met ? "met" : "missed") + (sure ? "" : ", within the spread");
  }

  /** The limit, in a unit. */
  String text(String unit) {
    return (atMost ? "at most " : "at least ") + Row.plain(limit, unit);
  }

  /** Why it was missed. */
  String reason() {
    return why.isEmpty() ? "not explained yet." : why;
  }

  private boolean holds(double value) {
    return atMost ? value <= limit : value >= limit;
  }
}
