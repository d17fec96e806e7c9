package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How many times as much as Harness's a granted check adds. */
public final class Ratios implements Section {
  private static final String EXISTS =
      "Harness's answer takes tens of nanoseconds, for hashing the path and for the gates around"
          + " the tool's methods; with one grant the peer's takes 1.5 to 2.5 µs, less than the"
          + " models took that the budget was made from.";
  private static final String SOCKET =
      "the JDK's Socket first looks for a proxy in system properties, on the tool's thread, and"
          + " Harness looks at the stack each time to see that the JDK asks, not the tool."
          + " SocketChannel does not look for one.";
  private static final String OPEN =
      "nearly all that Harness adds is one system call, which asks the kernel what was opened, so"
          + " that no link leads past a grant. No peer does that.";
  private static final String CHANNEL =
      "a connection takes 20 µs or more in the kernel, and what differs by chance between two"
          + " batches of them is more than Harness's check takes.";

  private final Set<Goal> goals = new LinkedHashSet<>();

  @Override
  public String title() {
    return "Peers: times as much as Harness adds";
  }

  @Override
  public String method() {
    return "What a check of a peer adds at depth 50, divided by what one of Harness adds. The"
        + " spread is the best case of the one against the worst of the other. Less than 1 %"
        + " of the operation cannot be told from nothing and counts as 1 %."
        + " Operations that the peer does not check are left out.";
  }

  @Override
  public List<Goal> goals() {
    return List.copyOf(goals);
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Figures figures = new Figures(Measured.on(setting));
    List<Row> rows = new ArrayList<>();
    for (Point point : figures.points(point -> point.depth() == Point.USUAL_DEPTH)) {
      for (Contender contender : Contender.compared()) {
        if (contender != Contender.HARNESS && figures.checks(point, contender)) {
          String name = point + ": " + contender.title();
          rows.add(figures.ratio(point, contender).row(name, "", "x", ""));
          goals.add(Goal.least(name, contender.goal(), why(point.operation())));
        }
      }
    }
    return rows;
  }

  private static String why(String operation) {
    return switch (operation) {
      case "Files.exists", "File.exists" -> EXISTS;
      case "Socket.connect" -> SOCKET;
      case "SocketChannel.connect" -> CHANNEL;
      default -> OPEN;
    };
  }
}
