package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** What one call of a gate costs, and what it allocates. */
public final class GateAlone implements Section {
  private static final String DENIAL =
      "a denial looks through the stack whether the JDK asked for a need of its own, fills the"
          + " exception's stack trace and writes its record through to the file before it throws."
          + " It is the slow way on purpose: nothing that works takes it.";

  private static final Map<String, String> NAMES =
      Map.of(
          "baseline", "the loop without a call",
          "noTool", "thread that no tool ever used",
          "hostThread", "host thread that a tool used",
          "handOffByTheHost", "task handed over by the host",
          "hit", "granted, seen before",
          "hitBytes", "granted, seen before, as bytes",
          "firstSight", "granted, first sight",
          "denial", "denied, recorded, thrown");

  @Override
  public String title() {
    return "The gate alone";
  }

  @Override
  public String method() {
    return "Time on the wall's clock by JMH, in a loop of 1,000 calls where that is possible;"
        + " the median of JMH's iterations, spread: all of them. Raw results are in `jmh-RELEASE.json`.";
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals =
        new ArrayList<>(
            List.of(
                Goal.most("task handed over by the host", 2, "one look at the thread."),
                Goal.most("denied, recorded, thrown", 1_500, DENIAL)));
    for (String state : List.of("hostThread", "handOffByTheHost", "hit", "hitBytes")) {
      goals.add(
          Goal.most(
              NAMES.get(state) + ", allocated", 0, "something is made anew for each answer."));
    }
    return goals;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(GateBenchmark.class.getName())
        .jvm(setting.java().toString())
        .jvmArgs(setting.guarded().options())
        .forks(1)
        .warmupIterations(setting.rounds(2, 5))
        .warmupTime(TimeValue.milliseconds(300))
        .measurementIterations(setting.rounds(3, 10))
        .measurementTime(TimeValue.milliseconds(300))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .resultFormat(ResultFormatType.JSON)
        .result(setting.raw().resolve("jmh-" + setting.release() + ".json").toString());
    return rows(new Runner(options.build()).run());
  }

  private static List<Row> rows(Collection<RunResult> results) {
    List<Row> rows = new ArrayList<>();
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
      String name = NAMES.getOrDefault(method, method);
      Statistics all = time.getStatistics();
      rows.add(new Row(name, "", all.getPercentile(50), all.getMin(), all.getMax(), "ns"));
      Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
      if (bytes != null && !method.equals("baseline")) {
        rows.add(Row.count(name + ", allocated", Math.rint(bytes.getScore()), "B"));
      }
    }
    return rows;
  }
}
