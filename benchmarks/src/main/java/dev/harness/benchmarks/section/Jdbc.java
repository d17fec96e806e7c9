package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.List;

/** What a statement costs. */
public final class Jdbc implements Section {
  static final String DRIVER =
      "each call into the driver enters its authority and leaves it, and the verdict is looked up by"
          + " connection and text: several gates for one query, around methods that take a"
          + " microsecond in all.";

  private static final String ONCE =
      "besides, a new statement's connection is asked of the driver, and noted with the statement.";

  @Override
  public String title() {
    return "JDBC";
  }

  @Override
  public String method() {
    return "CPU time of the thread that runs a query of one row in H2, in memory, to the last row;"
        + " \"run once\" makes a statement for each run, of a text judged before; the host and a tool take turns at random in one JVM.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.most("prepared, judged before: by a tool", 1.03, DRIVER),
        Goal.most("prepared, judged before: by a tool, added", 60, DRIVER),
        Goal.most("prepared, judged before: by a tool, allocated more", 0, DRIVER),
        Goal.most("text, judged before: by a tool", 1.03, DRIVER),
        Goal.most("text, judged before: by a tool, added", 60, DRIVER),
        Goal.most("text, judged before: by a tool, allocated more", 0, DRIVER),
        Goal.most("prepared, run once: by a tool", 1.03, ONCE),
        Goal.most("text, run once: by a tool", 1.03, ONCE),
        Goal.most(
            "text, first sight: by a tool, added",
            300_000,
            "the statement is read by our own reader, before the database does the same."));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    return setting.guarded().rows(Statements.class, "" + setting.rounds(60, 300));
  }
}
