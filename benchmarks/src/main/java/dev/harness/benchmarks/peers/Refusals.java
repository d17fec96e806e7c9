package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.ArrayList;
import java.util.List;

/** What an operation takes that is refused. */
public final class Refusals implements Section {
  @Override
  public String title() {
    return "Peers: a refusal";
  }

  @Override
  public String method() {
    return "Thread CPU time of "
        + Probe.REFUSED
        + " by a tool that may not, until it has caught the exception. Harness writes each into its"
        + " audit; the peers' loggers are off, as they are by default.";
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
        if (point.operation().equals(Probe.REFUSED)) {
          rows.add(
              figures
                  .refused(point, contender)
                  .row(point + ": " + contender.title(), "", "ns", "not checked"));
        }
      }
    }
    return rows;
  }
}
