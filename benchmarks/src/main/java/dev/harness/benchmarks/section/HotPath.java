package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.ArrayList;
import java.util.List;

/** What whole operations cost. */
public final class HotPath implements Section {
  @Override
  public String title() {
    return "Hot path";
  }

  @Override
  public String method() {
    return "CPU time of the thread that does the operation, as a ratio to a thread that no tool"
        + " ever used in the same JVM. States are switched at random for each batch.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.most("Files.exists, same path: host thread", 1.01, ""),
        Goal.most("Files.exists, same path: granted", 1.02, ""));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int fork = 0; fork < setting.rounds(1, 2); fork++) {
      String share = setting.quick() ? "0.2" : "1";
      rows.addAll(setting.guarded().rows(PairedRatios.class, share));
    }
    return Row.merge(rows);
  }
}
