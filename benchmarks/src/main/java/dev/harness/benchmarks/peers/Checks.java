package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.ArrayList;
import java.util.List;

/** What a granted check adds to an operation, under each sandbox. */
public final class Checks implements Section {
  @Override
  public String title() {
    return "Peers: what a granted check adds";
  }

  @Override
  public String method() {
    return "Thread CPU time that the operation takes more than with no agent, by a tool that holds"
        + " the grants; the depth is the number of frames below the tool's. Peers are run as"
        + " published. Forked JVMs of all sandboxes take turns; the spread is the least and the"
        + " most that any of them gave. Harness's figure is the difference to the host's own"
        + " operation in the same JVM, run in turns with it, as JVMs differ by more than that."
        + " \"Not checked\": in every JVM the same operation was tried first by a tool that holds"
        + " no grant, and was not refused.";
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Figures figures = new Figures(Measured.on(setting));
    List<Row> rows = new ArrayList<>();
    for (Point point : figures.points()) {
      for (Contender contender : figures.sandboxes()) {
        rows.add(
            figures
                .added(point, contender)
                .row(
                    point + ": " + contender.title(),
                    figures.base(point),
                    "ns",
                    figures.missing(contender, point.grants())));
      }
    }
    return rows;
  }
}
