package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.ArrayList;
import java.util.List;

/** What a tool's own code costs more than the host's. */
public final class EntryGates implements Section {
  private static final String GATE =
      "nearly all of a gate that stays is the way from the thread to its compartment,"
          + " eight reads that depend on each other. Tried: marks that spare the exit its"
          + " reads, a constant key (decision 10).";

  private static final String SMALL =
      "the work is in methods so small that a gate is a large part of each. A class's"
          + " own methods call each other past it; calls from one class of a tool to another"
          + " keep theirs, as at weaving time nobody can say whose the other class is"
          + " (decision 10).";

  private static final String CLASS =
      "each class is read and written anew with the frames of its stack, and asked whose it is; the"
          + " first ones in a JVM while the weaver's own code is still interpreted.";

  @Override
  public String title() {
    return "Entry gates and a tool's own code";
  }

  @Override
  public String method() {
    return "CPU time of code that a tool owns, against the same jar owned by the host in the same"
        + " JVM, both called by the host. \"Inside\": a method of the tool calls another that has a"
        + " gate; \"from the host\": each call enters and leaves the compartment. Loading: 400"
        + " classes of a library of mathematics, defined and not yet linked.";
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.most("a call inside: woven, added", 1.5, GATE),
        Goal.most("a call from the host: woven, added", 5, GATE),
        Goal.most("JSON parse: woven", 1.05, SMALL),
        Goal.most("regular expression scan: woven", 1.05, SMALL),
        Goal.most("sort with a comparator: woven", 1.05, SMALL),
        Goal.most("a class woven: warm, added", 50_000, CLASS),
        Goal.most("a class woven: first 400 in a JVM, added", 50, CLASS));
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    List<Row> rows = new ArrayList<>();
    List<Row> loading = new ArrayList<>();
    for (int fork = 0; fork < setting.rounds(1, 3); fork++) {
      rows.addAll(setting.guarded().rows(WovenCode.class, "" + setting.rounds(60, 200)));
      loading.addAll(setting.guarded().rows(Loading.class, "" + setting.rounds(4, 10)));
    }
    rows.addAll(loading);
    return Row.merge(rows);
  }
}
