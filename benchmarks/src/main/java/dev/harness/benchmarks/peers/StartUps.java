package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a sandbox adds to the start of hello world. */
public final class StartUps implements Section {
  private static final int TIMES = 10;
  private static final String WHY =
      "a JVM with an agent that does nothing takes 60 to 100 ms of CPU more than one without, and"
          + " a tenth of the peer's is little more than that. The rest of Harness's is loading"
          + " itself, reading the manifest and weaving the JDK's classes.";

  private final Set<Goal> goals = new LinkedHashSet<>();

  @Override
  public String title() {
    return "Peers: start-up";
  }

  @Override
  public String method() {
    return "What hello world takes more than with no agent, with one grant, until its end: CPU"
        + " time of the process, and time on the clock. JVMs of all sandboxes take turns. Peers'"
        + " policies are put in force within that time, as their servers do it.";
  }

  @Override
  public List<Goal> goals() {
    return List.copyOf(goals);
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Scene scene = Measured.scene(setting);
    Starts cpu = new Starts();
    Starts clock = new Starts();
    for (int round = 0; round < setting.rounds(3, 11); round++) {
      for (Contender contender : Contender.on(setting)) {
        long start = System.nanoTime();
        try {
          cpu.add(contender, hello(setting, scene, contender));
          clock.add(contender, (System.nanoTime() - start) / 1e6);
        } catch (IOException e) {
          System.err.println(contender + " did not start: " + e.getMessage());
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Contender contender : Contender.compared()) {
      rows.add(cpu.added(contender, "CPU: " + contender.title(), setting.release()));
      rows.add(clock.added(contender, "on the clock: " + contender.title(), setting.release()));
    }
    rows.addAll(ratios(cpu, setting.release()));
    return rows;
  }

  private List<Row> ratios(Starts cpu, int release) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Contender peer : List.of(Contender.ELASTICSEARCH, Contender.OPENSEARCH)) {
      String name = "CPU, times as much as Harness: " + peer.title();
      cpu.ratio(peer, name, release).ifPresent(rows::add);
      goals.add(Goal.least(name, TIMES, WHY));
    }
    return rows;
  }

  /** The milliseconds of CPU that the process has used. */
  private static double hello(Setting setting, Scene scene, Contender contender)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(contender.adapter());
    if (!arguments.isEmpty()) {
      arguments.add(0, scene.folder().toString());
    }
    return contender
        .fork(setting, scene, 1)
        .processMillis(
            contender.classPath(), Start.class.getName(), arguments.toArray(new String[0]));
  }
}
