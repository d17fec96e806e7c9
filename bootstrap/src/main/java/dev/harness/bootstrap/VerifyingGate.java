package dev.harness.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What rows call before they ask, in verify mode only: that no tool is in force is a decision like
 * any other, which {@link Gate} takes without asking anybody.
 */
public final class VerifyingGate {
  private VerifyingGate() {}

  /** Tells the guard that a row asks on a thread of the host, if it is one. */
  public static void before(long shown) {
    Gate.requireKey(shown);
    Guard guard = Gate.guard();
    if (guard == null) {
      return;
    }
    Carrier known = Slot.carrier();
    Carrier carrier = known == null ? Slot.install(Thread.currentThread()) : known;
    if (carrier.compartment == null && !carrier.deciding) {
      carrier.deciding = true;
      try {
        guard.host();
      } finally {
        carrier.deciding = false;
      }
    }
  }

  /** The compartment of this thread as a whole; null for a thread of the host. */
  public static @Nullable Domain base(long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    return carrier == null ? null : carrier.base;
  }

  /** Whether a constructor of a tool is under way, or failed, that may leave less in force. */
  public static boolean isFragile(long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    return carrier != null && carrier.fragile > 0;
  }
}
