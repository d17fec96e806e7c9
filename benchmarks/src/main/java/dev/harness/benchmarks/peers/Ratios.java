package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.ArrayList;
import java.util.List;

/** How many times as much as Harness's a granted check adds. */
public final class Ratios implements Section {
  private static final String WHY =
      "what these operations ask is answered in tens of nanoseconds, as for Files.exists; the rest"
          + " is link safety, which no peer has: what was opened is looked at again in the kernel"
          + " before the tool gets it, and an address is held until the connection is made.";

  private final List<Goal> goals = new ArrayList<>();

  @Override
  public String title() {
    return "Peers: times as much as Harness adds";
  }

  @Override
  public String method() {
    return "What a check of a peer adds, divided by what a check of Harness adds; from the table"
        + " above, spread as the worst and the best case of both. Where Harness adds less than a"
        + " nanosecond, one is taken.";
  }

  @Override
  public List<Goal> goals() {
    return goals;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Figures figures = new Figures(Measured.on(setting));
    List<Row> rows = new ArrayList<>();
    for (Point point : figures.points()) {
      for (Contender contender : figures.sandboxes()) {
        if (contender != Contender.HARNESS && figures.checks(point, contender)) {
          String name = point + ": " + contender.title();
          rows.add(figures.ratio(point, contender).row(name, "", "x", ""));
          goals.add(Goal.least(name, contender.goal(), WHY));
        }
      }
    }
    return rows;
  }
}
