package dev.harness.agent.flight;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.audit.AuditRecord;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;

/** Makes the harness's events known to the flight recorder. */
public final class FlightEvents {
  private FlightEvents() {}

  /**
   * Registers all of them; recordings that run get them from now on.
   *
   * @param audit whose denials are events
   * @param statistics makes the periodic ones
   */
  public static void register(AuditLog audit, Runnable statistics) {
    FlightRecorder.register(CheckEvent.class);
    FlightRecorder.register(DenialEvent.class);
    FlightRecorder.addPeriodicEvent(CheckStatisticsEvent.class, statistics);
    audit.tell(
        new Consumer<>() {
          @Override
          public void accept(AuditRecord record) {
            DenialEvent.commit(record);
          }
        });
  }

  /** Whether a recording wants to know of checks. */
  public static boolean areChecksWanted() {
    return new CheckStatisticsEvent().isEnabled() || new CheckEvent().isEnabled();
  }
}
