package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
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
        + " by a tool that holds no grant, until it has caught the exception. Harness looks whether"
        + " the JDK asks for itself, resolves links, names the missing grant and has a line in its"
        + " audit before it throws; the others build an exception with a stack trace and keep no"
        + " record (Elasticsearch logs at a level that is off by default).";
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Figures figures = new Figures(Measured.on(setting));
    return figures.rows(setting.release(), Refusals::isShown, figures::refused);
  }

  private static boolean isShown(Point point) {
    return point.operation().equals(Probe.REFUSED) && point.grants() == 1;
  }
}
