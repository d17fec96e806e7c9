package dev.harness.agent.start;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.flight.CountingGuard;
import dev.harness.agent.flight.FlightEvents;
import dev.harness.agent.flight.Tallies;
import dev.harness.agent.guard.CompartmentGuard;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.RecordingWatch;
import dev.harness.agent.verify.VerifyingGuard;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.bootstrap.Gate;
import dev.harness.bootstrap.Guard;
import dev.harness.interceptors.Interception;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a guard that counts in place of the usual one while a recording of the flight recorder wants
 * to know of checks. Before the first recording nothing of that is loaded, and nothing is asked.
 */
final class Recordings implements RecordingWatch {
  private final List<Interception> rows;
  private final Policy policy;
  private final ToolWeaver weaver;
  private final Guard usual;
  private final AuditLog audit;
  private final long key;
  private @Nullable Tallies tallies;
  private volatile @Nullable Guard counting;
  private boolean counts;

  /**
   * Ready for the first recording.
   *
   * @param usual the guard that the gate is armed with
   */
  Recordings(
      List<Interception> rows,
      Policy policy,
      ToolWeaver weaver,
      Guard usual,
      AuditLog audit,
      long key) {
    this.rows = rows;
    this.policy = policy;
    this.weaver = weaver;
    this.usual = usual;
    this.audit = audit;
    this.key = key;
  }

  @Override
  public synchronized void changed() {
    try {
      if (counting == null) {
        register();
      }
      adapt();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("harness: recordings show no checks: " + e);
    }
  }

  @Override
  public void look() {
    if (counting != null) {
      changed();
    }
  }

  private void register() {
    Tallies own = new Tallies(rows, policy.tools().all());
    CompartmentGuard made = CountingGuard.with(own, rows, policy, weaver, key);
    FlightEvents.register(
        audit,
        new Runnable() {
          @Override
          public void run() {
            own.begin(true);
          }
        });
    tallies = own;
    counting = usual instanceof VerifyingGuard verifying ? verifying.over(made) : made;
  }

  private void adapt() {
    boolean wanted = FlightEvents.areChecksWanted();
    Guard other = counting;
    if (wanted == counts || other == null || tallies == null) {
      return;
    }
    if (wanted) {
      tallies.begin(false);
    }
    counts = wanted;
    Gate.replace(wanted ? other : usual, key);
  }
}
