package dev.harness.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where threads enter and leave compartments. Woven code and the agent call it, and show the key of
 * {@link Gate}.
 *
 * <p>No lambdas, no string concatenation, no logging, as in the gate.
 */
public final class EntryGate {
  /** What an entry gives that changed nothing. */
  private static final Object STAYED = new Object();

  private EntryGate() {}

  /** What a thread left for the time of a task. */
  private record Left(@Nullable Domain compartment, @Nullable Domain base, int fragile) {}

  /**
   * Enters tool number {@code tool}; what runs outside it stays in force too.
   *
   * @return what to give to {@link #exit}
   */
  public static @Nullable Object enter(int tool, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier != null && !carrier.deciding) {
      Domain domain = carrier.compartment;
      if (domain != null && domain.tool == tool) {
        return STAYED;
      }
    }
    return change(tool);
  }

  private static @Nullable Object change(int tool) {
    Carrier carrier = carrierForEntry();
    if (carrier.fragile > 0) {
      Gate.settle(carrier, 1);
    }
    Domain outer = carrier.compartment;
    carrier.compartment = Gate.armed().enter(outer, tool);
    return outer;
  }

  /**
   * A constructor of a tool is about to call {@code super(...)}. If that fails, nothing is left
   * behind unless the constructor entered another compartment.
   *
   * @param outer what its entry gave
   */
  public static void fragile(@Nullable Object outer, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = carrierForEntry();
    if (outer != STAYED && carrier.compartment != outer) {
      carrier.fragile++;
    }
  }

  /** That call came back. */
  public static void firm(@Nullable Object outer, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = carrierForEntry();
    if (outer != STAYED && carrier.compartment != outer && carrier.fragile > 0) {
      carrier.fragile--;
    }
  }

  /** Enters a compartment as it was captured earlier; null is the host. */
  public static @Nullable Object enterAs(@Nullable Object compartment, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = compartment == null ? Slot.carrier() : carrierForEntry();
    if (carrier == null) {
      return null;
    }
    Room.require();
    Object outer = carrier.compartment;
    carrier.compartment = (Domain) compartment;
    return outer;
  }

  /**
   * Enters whoever made {@code created}: its class loading is its own act, not its caller's. Null
   * stands for what is the host's.
   */
  public static @Nullable Object enterOwner(@Nullable Object created, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier == null || carrier.compartment == null) {
      return null;
    }
    Room.require();
    Domain outer = carrier.compartment;
    carrier.compartment = Gate.armed().ownerOf(outer, created);
    return outer;
  }

  /** Enters the authority of a database driver at work, as far as row {@code site} gives it. */
  public static @Nullable Object enterDriver(@Nullable Object driver, int site, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier == null || carrier.compartment == null) {
      return null;
    }
    Room.require();
    Domain outer = carrier.compartment;
    carrier.compartment = Gate.armed().driver(outer, site, driver);
    return outer;
  }

  /**
   * Enters the compartment in which a task was made, on whatever thread it runs; if none, stays.
   *
   * @return what to give to {@link #exitMaker}
   */
  public static @Nullable Object enterMaker(Object task, long shown) {
    Gate.requireKey(shown);
    Guard current = Gate.guard();
    Domain maker = current == null ? null : current.ownerOf(null, task);
    if (maker == null) {
      return null;
    }
    Carrier carrier = carrierForEntry();
    Room.require();
    Left left = new Left(carrier.compartment, carrier.base, carrier.fragile);
    carrier.compartment = maker;
    carrier.base = maker;
    carrier.fragile = 0;
    return left;
  }

  /** Restores what was in force before {@link #enterMaker}. */
  public static void exitMaker(@Nullable Object left, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier != null && left instanceof Left before) {
      carrier.compartment = before.compartment;
      carrier.base = before.base;
      carrier.fragile = before.fragile;
    }
  }

  /** Restores what was in force before an entry. */
  public static void exit(@Nullable Object outer, long shown) {
    Gate.requireKey(shown);
    if (outer == STAYED) {
      return;
    }
    Carrier carrier = Slot.carrier();
    if (carrier != null && carrier.compartment != outer) {
      carrier.compartment = (Domain) outer;
      if (outer == null && carrier.leavesChildren) {
        carrier.leavesChildren = false;
        left(carrier);
      }
    }
  }

  private static void left(Carrier carrier) {
    boolean before = carrier.deciding;
    carrier.deciding = true;
    try {
      Gate.armed().left();
    } finally {
      carrier.deciding = before;
    }
  }

  /**
   * The harness is about to work on this thread: its own operations are not asked about, and code
   * of a tool that it might run into does not run.
   *
   * @return what to give to {@link #endWork}
   */
  public static boolean beginWork(long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier == null) {
      carrier = Slot.install(Thread.currentThread());
    }
    boolean before = carrier.deciding;
    carrier.deciding = true;
    return before;
  }

  /** That work is done. */
  public static void endWork(boolean before, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier != null) {
      carrier.deciding = before;
    }
  }

  /** The compartment of this thread, or null on a host thread. */
  public static @Nullable Object current(long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrier();
    if (carrier != null && carrier.fragile > 0) {
      Gate.settle(carrier, 0);
    }
    return carrier == null ? null : carrier.compartment;
  }

  /** The compartment that a thread is in just now, or null; the thread may be leaving it. */
  public static @Nullable Object compartmentOf(Thread thread, long shown) {
    Gate.requireKey(shown);
    Carrier carrier = Slot.carrierOf(thread);
    return carrier == null ? null : carrier.compartment;
  }

  private static Carrier carrierForEntry() {
    Carrier carrier = Slot.carrier();
    if (carrier == null) {
      carrier = Slot.install(Thread.currentThread());
    }
    if (carrier.deciding) {
      throw new SecurityException("harness: tool code may not run inside a decision");
    }
    return carrier;
  }
}
