package dev.harness.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** How often a tool passed one gate by one grant since the last such event. */
@Name(CheckStatisticsEvent.NAME)
@Label("Check Statistics")
@Description("How often a tool passed a gate since the last event about it")
@Category("Harness")
@Period("endChunk")
@StackTrace(false)
public final class CheckStatisticsEvent extends Event {
  /** As settings and tools of the JDK know it. */
  public static final String NAME = "dev.harness.CheckStatistics";

  @Label("Tool")
  public @Nullable String tool;

  @Label("Capability")
  @Description("The kind of grant that it needs, or \"enter\" for entering the tool")
  public @Nullable String capability;

  @Label("Method")
  @Description("The method with the gate")
  public @Nullable String method;

  @Label("Step")
  @Description("check: before it happens; confirm: what was opened; filter: what is shown")
  public @Nullable String step;

  @Label("Grant")
  @Description("The grant or organisation rule that decided, if one did")
  public @Nullable String grant;

  @Label("Count")
  public long count;

  @Label("Decided")
  @Description("How many of them were decided; for the others the answer was remembered")
  public long decided;

  @Label("Denied")
  public long denied;

  @Label("Decision Time")
  @Description("How long all decisions took")
  @Timespan(Timespan.NANOSECONDS)
  public long decisionTime;

  @Label("Longest Decision")
  @Timespan(Timespan.NANOSECONDS)
  public long longestDecision;
}
