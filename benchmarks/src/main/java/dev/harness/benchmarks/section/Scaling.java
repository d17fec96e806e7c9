package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.List;

/** Whether threads that are checked get in each other's way. */
public final class Scaling implements Section {
  @Override
  public String title() {
    return "Threads";
  }

  @Override
  public String method() {
    return "CPU time of `Files.exists` of one path on all processors at once, against one thread"
        + " alone: what threads wait for, each other's cache lines included, is CPU time. Spread:"
        + " the middle half of all rounds.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.least(
            "scaling of granted checks against scaling of bare ones",
            0.97,
            "a hit writes nothing that threads share."));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    return setting.guarded().rows(Crowd.class, "" + setting.rounds(40, 200));
  }
}
