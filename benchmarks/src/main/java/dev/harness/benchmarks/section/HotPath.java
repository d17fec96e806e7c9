package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.util.ArrayList;
import java.util.List;

/** What whole operations cost. */
public final class HotPath implements Section {
  private static final List<String> OPERATIONS =
      List.of(
          "Files.exists, same path",
          "Files.exists, fresh path",
          "File.exists",
          "open and close",
          "Files.readString",
          "read of an open channel",
          "connect",
          "H2 query");

  private static final String NOISE =
      "one look at the thread and one at the remembered answer; what is more than the budget lies"
          + " within what this machine can tell apart unless it is marked as sure.";

  private static final String OPENED =
      "which file was opened is asked of the kernel, because a link may be swapped between check"
          + " and open: one more system call. Only the check before the open would fit the budget,"
          + " and would leave that gap.";

  private static final String CONNECT =
      "nearly all of it is the kernel's own connect, which differs from thread to thread by more"
          + " than the gates cost: the address is remembered, and the JDK reads its proxy settings"
          + " with the host's authority, once or twice for each connection.";

  private static final String FIRST =
      "what the name stands for is asked before the answer, and which file was opened after it:"
          + " system calls as dear as the operation, which is a single one. Folders on the way are"
          + " remembered for 250 ms, and one with several names is held open for as long.";

  @Override
  public String title() {
    return "Hot path";
  }

  @Override
  public String method() {
    return "CPU time of the thread that does the operation, as a ratio to a thread that no tool"
        + " ever used in the same JVM. States are switched at random for each batch.";
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (String operation : OPERATIONS) {
      goals.add(Goal.most(operation + ": host thread", 1.01, NOISE));
      goals.add(Goal.most(operation + ": granted, allocated more", 0, allocation(operation)));
    }
    goals.add(Goal.most("Files.exists, same path: granted", 1.02, NOISE));
    goals.add(Goal.most("Files.exists, fresh path: granted", 1.05, NOISE));
    goals.add(Goal.most("File.exists: granted", 1.05, NOISE));
    goals.add(Goal.most("open and close: granted", 1.05, OPENED));
    goals.add(Goal.most("Files.readString: granted", 1.05, OPENED));
    goals.add(Goal.most("read of an open channel: granted", 1.01, NOISE));
    goals.add(Goal.most("connect: granted", 1.01, CONNECT));
    goals.add(Goal.most("H2 query: granted", 1.03, Jdbc.DRIVER));
    goals.add(Goal.most("Files.exists, first sight: granted", 1.25, FIRST));
    goals.add(Goal.most("open and close, first sight: granted", 1.1, FIRST));
    return goals;
  }

  private static String allocation(String operation) {
    return operation.equals("connect") ? CONNECT : OPENED;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int fork = 0; fork < setting.rounds(1, 2); fork++) {
      String share = setting.quick() ? "0.2" : "1";
      rows.addAll(setting.guarded().rows(PairedRatios.class, share));
    }
    return Row.merge(rows);
  }
}
