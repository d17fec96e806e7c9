package dev.harness.agent.flight;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Interception;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that is counted: by tool, gate and grant, so as much as the manifest is long. */
public final class Tallies {
  private static final String ENTRY = "enter";

  private final List<Interception> rows;

  /** By number of the tool and of the row; those of one place are chained. */
  private final @Nullable Tally[][] heads;

  /** By number of the tool; made here, as no check is under way where a tool is entered. */
  private final Tally[] entries;

  public Tallies(List<Interception> rows, List<Tool> tools) {
    this.rows = rows;
    this.heads = new Tally[tools.size()][rows.size()];
    this.entries = new Tally[tools.size()];
    for (Tool tool : tools) {
      entries[tool.number()] = new Tally(tool.name(), ENTRY, null, ENTRY, null, null);
    }
  }

  /** What counts answers to row {@code site} by a grant; no grant for what needs none. */
  Tally of(Compartment compartment, int site, Capability capability, @Nullable String rule) {
    Tool tool = compartment.innermost();
    Tally known = known(tool, site, capability.key(), rule);
    return known == null ? add(tool, site, capability.key(), rule) : known;
  }

  /** What counts entries into a tool. */
  Tally entries(Compartment compartment) {
    return entries[compartment.innermost().number()];
  }

  /** Name of the method that row {@code site} is about. */
  String method(int site) {
    return rows.get(site).type() + "." + rows.get(site).method();
  }

  private @Nullable Tally known(Tool tool, int site, String capability, @Nullable String rule) {
    Tally tally = heads[tool.number()][site];
    while (tally != null && !tally.isOf(capability, rule)) {
      tally = tally.next();
    }
    return tally;
  }

  private synchronized Tally add(Tool tool, int site, String capability, @Nullable String rule) {
    Tally known = known(tool, site, capability, rule);
    if (known != null) {
      return known;
    }
    String step = rows.get(site).verb().name().toLowerCase(Locale.ROOT);
    Tally head = heads[tool.number()][site];
    Tally made = new Tally(tool.name(), capability, method(site), step, rule, head);
    heads[tool.number()][site] = made;
    return made;
  }

  /** Begins anew; what was counted so far is told, or forgotten. */
  public void begin(boolean tells) {
    for (int tool = 0; tool < heads.length; tool++) {
      begin(entries[tool], tells);
      for (Tally head : heads[tool]) {
        for (Tally tally = head; tally != null; tally = tally.next()) {
          begin(tally, tells);
        }
      }
    }
  }

  private static void begin(Tally tally, boolean tells) {
    CheckStatisticsEvent event = tally.take();
    if (tells && event.count > 0) {
      event.commit();
    }
  }
}
