package dev.harness.agent.policy;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.flight.FlightEvents;
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
public final class Recordings {
  private static volatile @Nullable Recordings prepared;

  private final List<Interception> rows;
  private final Policy policy;
  private final ToolWeaver weaver;
  private final Guard usual;
  private final AuditLog audit;
  private final long key;
  private @Nullable Tallies tallies;
  private volatile @Nullable Guard counting;
  private boolean counts;

  private Recordings(
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

  /**
   * Remembers what is needed when a recording is begun.
   *
   * @param usual the guard that the gate is armed with
   */
  public static synchronized void prepare(
      List<Interception> rows,
      Policy policy,
      ToolWeaver weaver,
      Guard usual,
      AuditLog audit,
      long key) {
    prepared = new Recordings(rows, policy, weaver, usual, audit, key);
  }

  /** A recording was begun or has ended, by whomever. */
  static synchronized void changed() {
    Recordings recordings = prepared;
    if (recordings == null) {
      return;
    }
    try {
      if (recordings.counting == null) {
        recordings.register();
      }
      recordings.adapt();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("harness: recordings show no checks: " + e);
    }
  }

  /** Settings of a recording change without a word, so the clock looks. */
  static void look() {
    Recordings recordings = prepared;
    if (recordings != null && recordings.counting != null) {
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
