package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.List;

/** What it costs that the capability follows the child. */
public final class ChildProcesses implements Section {
  private static final String START =
      "program, arguments, environment, folder and redirects are checked, the"
          + " program's links are resolved, and whose child it is is remembered.";

  private static final String CONFINED =
      "a start takes a thread that has put itself under the kernel's rules, which"
          + " rests for two seconds for the next one; the child's own operations are checked"
          + " by the kernel too. Tried before: a fresh thread for each, 1.5 times bare"
          + " (decision 12).";

  @Override
  public String title() {
    return "Child processes";
  }

  @Override
  public String method() {
    return "Time on the wall's clock to start `/usr/bin/true` and wait for it, as a ratio to the"
        + " host in the same JVM; the host, a tool with `confine: off` and one with `confine:"
        + " required` take turns at random.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.most("start and wait: unconfined, granted", 1.01, START),
        Goal.most("start and wait: confined, granted", 1.3, CONFINED));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    return setting.guarded().rows(Spawns.class, "" + setting.rounds(60, 300));
  }
}
