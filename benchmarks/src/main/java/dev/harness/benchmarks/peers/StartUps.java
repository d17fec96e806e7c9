package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a sandbox adds to the start of hello world. */
public final class StartUps implements Section {
  @Override
  public String title() {
    return "Peers: start-up";
  }

  @Override
  public String method() {
    return "Milliseconds that hello world takes more than with no agent, with one grant, from the"
        + " start of the JVM until its end: CPU time of the process, and time on the clock. JVMs"
        + " take turns.";
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Scene scene = Measured.scene(setting);
    Map<Contender, Samples> cpu = new EnumMap<>(Contender.class);
    Map<Contender, Samples> wall = new EnumMap<>(Contender.class);
    List<Contender> contenders = Contender.on(setting);
    for (int round = 0; round < setting.rounds(3, 11); round++) {
      for (Contender contender : contenders) {
        long start = System.nanoTime();
        String text = hello(setting, scene, contender);
        double millis = (System.nanoTime() - start) / 1e6;
        wall.computeIfAbsent(contender, one -> new Samples()).add(millis);
        String last = text.strip().replaceAll("(?s).*\\n", "");
        cpu.computeIfAbsent(contender, one -> new Samples()).add(Double.parseDouble(last));
      }
    }
    List<Row> rows = new ArrayList<>(rows("CPU", cpu));
    rows.addAll(rows("on the clock", wall));
    return rows;
  }

  private static String hello(Setting setting, Scene scene, Contender contender) throws Exception {
    List<String> arguments = new ArrayList<>(contender.adapter());
    if (!arguments.isEmpty()) {
      arguments.add(0, scene.folder().toString());
    }
    return contender
        .fork(setting, scene, 1)
        .output(contender.classPath(), Start.class.getName(), arguments.toArray(new String[0]));
  }

  /** Medians, and quarters as the spread, less the median of no agent. */
  private static List<Row> rows(String what, Map<Contender, Samples> all) throws Exception {
    Row bare = Objects.requireNonNull(all.get(Contender.NONE)).row("", "ms");
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Contender, Samples> each : all.entrySet()) {
      Row row = each.getValue().row(what + ": " + each.getKey().title(), "ms");
      if (each.getKey() != Contender.NONE) {
        rows.add(
            new Row(
                row.name(),
                String.format("%.0f ms", bare.value()),
                row.value() - bare.value(),
                row.low() - bare.value(),
                row.high() - bare.value(),
                "ms"));
      }
    }
    return rows;
  }
}
