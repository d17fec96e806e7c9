package dev.harness.agent.flight;

import dev.harness.agent.audit.AuditRecord;
import dev.harness.agent.audit.PlainText;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A denial that is in the audit too. */
@Name(DenialEvent.NAME)
@Label("Denial")
@Description("What a tool may not do, as in the audit")
@Category("Harness")
public final class DenialEvent extends Event {
  /** As settings and tools of the JDK know it. */
  public static final String NAME = "dev.harness.Denial";

  @Label("Tool")
  public @Nullable String tool;

  @Label("Capability")
  @Description("The kind of grant that it needs")
  public @Nullable String capability;

  @Label("Resource")
  public @Nullable String resource;

  @Label("Reason")
  @Description("What about it is not allowed, where that is not plain")
  public @Nullable String reason;

  @Label("Rule")
  @Description("The organisation rule that forbids it")
  public @Nullable String rule;

  @Label("Missing Grant")
  @Description("The grant that would allow it")
  public @Nullable String missing;

  @Label("Mode")
  @Description("enforce, or audit where it happened all the same")
  public @Nullable String mode;

  @Label("Caller")
  @Description("The nearest frame outside the JDK")
  public @Nullable String caller;

  /** Records a denial if a recording wants it. */
  static void commit(AuditRecord record) {
    DenialEvent event = new DenialEvent();
    if (record.allowed() || !event.shouldCommit()) {
      return;
    }
    event.tool = record.tool();
    event.capability = record.operation();
    event.resource = PlainText.of(record.resource());
    event.reason = PlainText.of(record.reason());
    event.rule = record.rule();
    event.missing = PlainText.of(record.missing());
    event.mode = record.mode();
    event.caller = PlainText.of(record.caller());
    event.commit();
  }
}
