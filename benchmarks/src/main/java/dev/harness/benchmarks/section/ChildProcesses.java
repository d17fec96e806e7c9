package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.List;

/** What it costs that the capability follows the child. */
public final class ChildProcesses implements Section {
  private static final String START =
      "program, arguments, environment, folder and redirects are checked, the program's links are"
          + " resolved, and whose child it is is remembered; remembered answers about files end with"
          + " it, because a child may make links.";

  private static final String CONFINED =
      "a fresh thread puts itself under the kernel's rules, a system call for each granted place,"
          + " and starts the child from there; the child's own operations are checked too. The"
          + " rules can be prepared once for a tool, the thread cannot be used twice.";

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
