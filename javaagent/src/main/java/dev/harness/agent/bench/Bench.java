package dev.harness.agent.bench;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.Policy;
import dev.harness.bootstrap.EntryGate;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Interception;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the armed gate, as each tool of a manifest, about an operation that each grant covers and
 * one of each kind that none covers, and prints how long the answers took.
 */
public final class Bench {
  private static final String LINE = "%-20s %-15s %-48s %10s %10s%n";
  private static final int LONGEST = 48;

  private final Manifest manifest;
  private final List<Interception> rows;
  private final Policy policy;
  private final long key;
  private final Asking entering;
  private final Asking outside;

  /** For a harness that is armed with this policy. */
  public Bench(Manifest manifest, List<Interception> rows, Policy policy, long key)
      throws ReflectiveOperationException {
    this.entering = new Entering(policy.tools());
    this.outside = Outsider.load();
    this.manifest = manifest;
    this.rows = rows;
    this.policy = policy;
    this.key = key;
  }

  /** Measures everything and prints a table. */
  public void print(PrintStream out) throws UnknownHostException {
    List<Asked> all = new ArrayList<>();
    for (ToolDeclaration tool : manifest.tools()) {
      ask(all, tool);
    }
    Stopwatch watch = new Stopwatch(policy, key, all.size());
    for (Asked asked : all) {
      measure(watch, asked, true);
    }
    machine(out);
    out.printf(Locale.ROOT, LINE, "tool", "capability", "pattern", "first ns", "again ns");
    for (Asked asked : all) {
      line(out, asked, measure(watch, asked, false));
    }
    out.println();
    out.println("first: nothing is remembered, links are resolved; again: the same once more.");
    out.println(
        "Only files and the addresses that are connected to are remembered; refusals and all else are"
            + " judged anew each time.");
    out.println(
        "Questions only, asked of the real gate: nothing was opened, connected or started.");
    out.println("tool.call: the other tool is entered and left; nothing in it runs.");
  }

  private void ask(List<Asked> all, ToolDeclaration tool) throws UnknownHostException {
    Set<Capability> kinds = EnumSet.noneOf(Capability.class);
    for (Grant grant : tool.grants()) {
      kinds.add(grant.capability());
      for (Operation operation : Samples.of(grant, policy.tools())) {
        all.add(asked(tool, operation, true));
      }
    }
    for (Capability kind : kinds) {
      Operation denied = Samples.denied(kind, tool.grants());
      if (denied != null) {
        all.add(asked(tool, denied, false));
      }
    }
  }

  private Asked asked(ToolDeclaration tool, Operation operation, boolean allowed) {
    boolean enters = operation.question() == null;
    Asking asking = enters ? entering : outside;
    int site = enters ? operation.number() : operation.site(rows);
    return new Asked(tool.name(), operation, asking, site, allowed);
  }

  private Stopwatch.@Nullable Times measure(Stopwatch watch, Asked asked, boolean warming) {
    if (asked.site < 0) {
      return null;
    }
    Object outer = EntryGate.enter(policy.tools().numberOf(asked.tool), key);
    try {
      if (!isAsExpected(asked)) {
        return null;
      }
      Stopwatch.Times times = watch.time(asked, warming);
      return isAsExpected(asked) ? times : null;
    } finally {
      EntryGate.exit(outer, key);
    }
  }

  /** A grant that has ended, or is used up by now, has no cost. */
  private boolean isAsExpected(Asked asked) {
    return asked.isAllowed(key) == asked.allowed;
  }

  private static void line(PrintStream out, Asked asked, Stopwatch.@Nullable Times times) {
    String pattern = asked.operation.pattern();
    String shown =
        pattern.length() <= LONGEST ? pattern : pattern.substring(0, LONGEST - 3) + "...";
    String first = times == null ? "-" : String.valueOf(times.first());
    String again = times == null ? "-" : String.valueOf(times.again());
    out.printf(Locale.ROOT, LINE, asked.tool, asked.operation.capability(), shown, first, again);
  }

  private static void machine(PrintStream out) {
    out.println(
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " on "
            + System.getProperty("os.arch")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, JDK "
            + Runtime.version());
    out.println();
  }

  /**
   * What is measured.
   *
   * @param tool whose grant it is
   * @param asking who asks
   * @param site the row that asks; negative if none does
   * @param allowed whether a grant covers it
   */
  record Asked(String tool, Operation operation, Asking asking, int site, boolean allowed) {
    /** Asks once. */
    boolean isAllowed(long key) {
      return operation.isAllowed(asking, site, key);
    }
  }
}
