package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Fork;
import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs to start and to be there. */
public final class StartUp implements Section {
  private static final String WHY =
      "140 classes of the JDK are changed and merged by the JVM at every start, 490"
          + " classes of our own are loaded and tried before the first tool can run, and as"
          + " much again is compiling all that. Tried: splicing class files instead of"
          + " rewriting them, 70 ms less. What weaving still takes is saved where a deployer has"
          + " classes woven ahead (decision 15).";

  private static final String MANY_WHY =
      "most of it is reading the file: YAML of that size takes a JVM that has just started longer"
          + " than building what decides from it.";

  private static final String BARE = "no agent";
  private static final String EMPTY = "empty agent";
  private static final String ONE = "one grant";
  private static final String AHEAD = "one grant, woven ahead";
  private static final String MANY = "50 tools, 10,000 grants";
  private static final String TIMES = "CPU, added: one grant against an empty agent";

  @Override
  public String title() {
    return "Start-up and memory";
  }

  @Override
  public String method() {
    return "A program that does nothing, in JVMs that take turns: CPU and wall's time of the whole"
        + " process; and what is loaded and retained after a collection when `main` runs. Spread:"
        + " the middle half of all starts; for differences 95 % by resampling. An empty agent is"
        + " what every agent pays.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.most(TIMES, 2, WHY), Goal.most("wall, added: " + MANY, 1000, MANY_WHY));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Map<String, Map<String, Samples>> samples = new LinkedHashMap<>();
    Map<String, Fork> states = states(setting);
    for (int i = 0; i < setting.rounds(3, 15); i++) {
      for (Map.Entry<String, Fork> state : states.entrySet()) {
        start(state.getValue())
            .forEach(
                row ->
                    samples
                        .computeIfAbsent(row.name() + "\t" + row.unit(), n -> new LinkedHashMap<>())
                        .computeIfAbsent(state.getKey(), n -> new Samples())
                        .add(row.value()));
      }
    }
    List<Row> rows = new ArrayList<>();
    samples.forEach((name, byState) -> rows.addAll(rows(name.split("\t", -1), byState)));
    return rows;
  }

  private static Map<String, Fork> states(Setting setting) throws Exception {
    Path folder = setting.folder();
    Path one = folder.resolve("small.yaml");
    Files.writeString(one, "version: 1\ntools: { one: { grants: [file.read: /srv/**] } }\n");
    Map<String, Fork> states = new LinkedHashMap<>();
    states.put(BARE, setting.fork());
    states.put(EMPTY, setting.fork().option("-javaagent:" + EmptyAgent.pack(folder)));
    states.put(ONE, setting.fork().agent(one));
    states.put(AHEAD, setting.fork().preparedAgent(folder, one));
    states.put(MANY, setting.fork().agent(manyTools(folder)));
    return states;
  }

  private static Path manyTools(Path folder) throws Exception {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n");
    for (int tool = 0; tool < 50; tool++) {
      text.append("  tool").append(tool).append(":\n    grants:\n");
      for (int grant = 0; grant < 200; grant++) {
        text.append("      - file.read: /srv/").append(tool).append("/d").append(grant);
        text.append("/**\n");
      }
    }
    return Files.writeString(folder.resolve("many.yaml"), text);
  }

  private static List<Row> start(Fork fork) throws Exception {
    long start = System.nanoTime();
    double cpu = fork.processMillis(Hello.class);
    double wall = (System.nanoTime() - start) / 1e6;
    List<Row> rows = new ArrayList<>();
    rows.add(Row.count("CPU", cpu, "ms"));
    rows.add(Row.count("wall", wall, "ms"));
    rows.addAll(fork.rows(Hello.class, "tell"));
    return rows;
  }

  private static Row times(String name, Row added, double empty) {
    return new Row(name, "", added.value() / empty, added.low() / empty, added.high() / empty, "x");
  }

  private static List<Row> rows(String[] figure, Map<String, Samples> byState) {
    List<Row> rows = new ArrayList<>();
    Samples bare = byState.getOrDefault(BARE, new Samples());
    rows.add(bare.row(figure[0] + ": " + BARE, figure[1]));
    for (String state : List.of(EMPTY, ONE, AHEAD, MANY)) {
      String name = figure[0] + ", added: " + state;
      rows.add(byState.getOrDefault(state, new Samples()).difference(name, bare, figure[1]));
    }
    if (figure[0].equals("CPU")) {
      double empty = rows.get(1).value();
      rows.add(times(TIMES, rows.get(2), empty));
      rows.add(times("CPU, added: " + AHEAD + " against an empty agent", rows.get(3), empty));
    }
    return rows;
  }
}
