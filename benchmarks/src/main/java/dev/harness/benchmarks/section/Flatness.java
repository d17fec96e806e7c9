package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Whether a check costs the same whatever is granted and whoever calls. */
public final class Flatness implements Section {
  @Override
  public String title() {
    return "Flatness";
  }

  @Override
  public String method() {
    return "CPU time as a ratio to the same operation of a tool with one grant, ten frames deep.";
  }

  @Override
  public List<Goal> goals() {
    return Stream.of("Files.exists, same path", "Files.exists, first sight")
        .flatMap(
            operation ->
                Stream.of("100 grants", "10,000 grants", "200 frames deep")
                    .map(
                        state ->
                            Goal.most(
                                operation + ": " + state,
                                1.05,
                                "no step of a check depends on either; what is measured is the machine's caches.")))
        .toList();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    return setting.guarded().rows(Grants.class, "" + setting.rounds(40, 200));
  }
}
