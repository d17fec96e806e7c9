package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.List;

/** What a granted check adds to an operation, under each sandbox. */
public final class Checks implements Section {
  @Override
  public String title() {
    return "Peers: what a granted check adds";
  }

  @Override
  public String method() {
    return "Thread CPU time that an operation takes more than with no agent, done by a tool that"
        + " holds the grants; the depth is the number of frames below the tool's. Peers are the"
        + " jars as published. JVMs of all sandboxes take turns; the spread is the least and the"
        + " most that any of them gave. Harness's figure is the difference to the host's own"
        + " operation in the same JVM, run in turns with it, since JVMs differ by more than that;"
        + " the last row shows that the host's is the same as with no agent."
        + " \"Not checked\" is what a tool without any grant did all the same, tried in each JVM"
        + " before it measured. More depths are in peers.json.";
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Figures figures = new Figures(Measured.on(setting));
    List<Row> rows = figures.rows(setting.release(), Checks::isShown, figures::added);
    rows.add(figures.host().row("all: the host's own operations under Harness", "", "x", ""));
    return rows;
  }

  private static boolean isShown(Point point) {
    return point.isUsual() || point.operation().equals(Probe.REFUSED);
  }
}
