package dev.harness.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A decision that nothing was remembered for. */
@Name(CheckEvent.NAME)
@Label("Check")
@Description("A check that was decided, because no answer was remembered")
@Category("Harness")
@Threshold("100 us")
public final class CheckEvent extends Event {
  /** As settings and tools of the JDK know it. */
  public static final String NAME = "dev.harness.Check";

  @Label("Tool")
  public @Nullable String tool;

  @Label("Capability")
  @Description("The kind of grant that it needs")
  public @Nullable String capability;

  @Label("Method")
  @Description("The method with the gate")
  public @Nullable String method;

  @Label("Resource")
  @Description("What it is about, as in the audit")
  public @Nullable String resource;

  @Label("Grant")
  @Description("The grant or organisation rule that decided, if one did")
  public @Nullable String grant;

  @Label("Caller")
  @Description("The nearest frame outside the JDK")
  public @Nullable String caller;

  @Label("Allowed")
  public boolean allowed;
}
