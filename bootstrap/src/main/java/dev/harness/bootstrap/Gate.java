package dev.harness.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Where rewritten methods ask: finds the compartment of the current thread and, if there is one,
 * asks the guard. {@link EntryGate} is where threads enter compartments. Long, because each way to
 * ask writes out the same steps: without lambdas they cannot be shared, and a call for each would
 * be more of the stack when it is nearly used up.
 *
 * <p>No lambdas, no string concatenation, no logging: it runs inside the class loader and below
 * every file operation. All methods take a key that only woven code and the agent know, because
 * every class can call a public method of the boot loader: a tool must neither change a compartment
 * nor tell the guard what did not happen. On a host thread there is nothing to tell, and nobody
 * looks at the key.
 */
public final class Gate {
  /** Frames of {@link #weavingRoom}, 60 kB and more, that stand for those of a weaver. */
  private static final int WEAVING_ROOM = 600;

  private static volatile @Nullable Guard guard;
  private static long key;

  private Gate() {}

  /**
   * Prepares the gate; nothing is asked yet. Works once.
   *
   * @param threads full-power lookup into {@link Thread}
   * @param slotName name of the private lock field that carries the compartment
   * @param secret what woven code must show to change a compartment
   * @param starting the JDK's native method that starts a process
   * @throws ReflectiveOperationException if the running JDK has no such field
   * @throws IllegalStateException if called a second time
   */
  public static synchronized void prepare(
      MethodHandles.Lookup threads, String slotName, long secret, MethodHandle starting)
      throws ReflectiveOperationException {
    if (Slot.isPrepared()) {
      throw new IllegalStateException("the gate is already prepared");
    }
    Launch.prepare(starting);
    Room.require();
    key = secret;
    Slot.prepare(threads, slotName);
  }

  /**
   * Arms the gate. Works once.
   *
   * @throws IllegalStateException if it is armed already
   */
  public static synchronized void arm(Guard newGuard) {
    if (guard != null) {
      throw new IllegalStateException("the gate is already armed");
    }
    guard = newGuard;
  }

  /**
   * Another guard answers from now on.
   *
   * @throws IllegalStateException if the gate is not armed
   */
  public static synchronized void replace(Guard other, long shown) {
    requireKey(shown);
    armed();
    guard = other;
  }

  /** Whether an agent has prepared the gate in this JVM. */
  public static boolean isPrepared() {
    return Slot.isPrepared();
  }

  /**
   * Asks whether the current compartment may do this; returns at once on a host thread.
   *
   * @return null to go on, otherwise what the method returns instead
   */
  public static @Nullable Object check(
      int site, @Nullable Object subject, @Nullable Object detail, long shown) {
    Carrier carrier = Slot.carrier();
    if (carrier != null && carrier.compartment != null && !carrier.deciding) {
      requireKey(shown);
      carrier.deciding = true;
      try {
        if (carrier.fragile > 0 && !settle(carrier, 0)) {
          return null;
        }
        return armed().check(carrier.compartment, site, subject, detail);
      } finally {
        carrier.deciding = false;
      }
    }
    return null;
  }

  /** Asks about an operation whose detail is a number. */
  public static @Nullable Object check(int site, @Nullable Object subject, int detail, long shown) {
    Carrier carrier = Slot.carrier();
    if (carrier != null && carrier.compartment != null && !carrier.deciding) {
      requireKey(shown);
      carrier.deciding = true;
      try {
        if (carrier.fragile > 0 && !settle(carrier, 0)) {
          return null;
        }
        return armed().check(carrier.compartment, site, subject, detail);
      } finally {
        carrier.deciding = false;
      }
    }
    return null;
  }

  /** What the caller gets in place of {@code result}. */
  public static @Nullable Object filter(
      @Nullable Object result, int site, @Nullable Object subject, long shown) {
    Carrier carrier = Slot.carrier();
    if (carrier == null || carrier.compartment == null || carrier.deciding) {
      return result;
    }
    requireKey(shown);
    carrier.deciding = true;
    try {
      if (carrier.fragile > 0 && !settle(carrier, 0)) {
        return result;
      }
      return armed().filter(carrier.compartment, site, result, subject);
    } finally {
      carrier.deciding = false;
    }
  }

  /** Starts a process in place of the JDK's own call, on behalf of whoever is running. */
  public static int spawn(
      Object process,
      int mode,
      byte[] helper,
      byte[] program,
      byte[] arguments,
      int count,
      byte[] environment,
      int variables,
      byte @Nullable [] folder,
      int[] descriptors,
      boolean joined,
      long shown)
      throws Throwable {
    requireKey(shown);
    Launch launch =
        new Launch(
            process,
            mode,
            helper,
            program,
            arguments,
            count,
            environment,
            variables,
            folder,
            descriptors,
            joined);
    Guard current = guard;
    Carrier carrier = Slot.carrier();
    if (current == null || carrier == null) {
      return current == null ? launch.run() : current.spawn(null, launch);
    }
    boolean before = carrier.deciding;
    carrier.deciding = true;
    try {
      boolean left = before || (carrier.fragile > 0 && !settle(carrier, 0));
      Domain compartment = left ? null : carrier.compartment;
      int child = current.spawn(compartment, launch);
      carrier.leavesChildren |= compartment != null;
      return child;
    } finally {
      carrier.deciding = before;
    }
  }

  /** Shows the guard a result, whoever asked for it. */
  public static void observe(
      @Nullable Object result, int site, @Nullable Object subject, long shown) {
    requireKey(shown);
    Guard current = guard;
    if (current == null) {
      return;
    }
    Carrier carrier = Slot.carrier();
    if (carrier == null) {
      current.observe(site, result, subject);
    } else {
      boolean before = carrier.deciding;
      carrier.deciding = true;
      try {
        current.observe(site, result, subject);
      } finally {
        carrier.deciding = before;
      }
    }
  }

  /**
   * A task handed over {@code as} what it is run as: bound to the compartment that hands it over.
   */
  public static @Nullable Object carry(@Nullable Object task, Class<?> as, long shown) {
    Carrier carrier = Slot.carrier();
    if (task == null || carrier == null || carrier.compartment == null || carrier.deciding) {
      return task;
    }
    requireKey(shown);
    carrier.deciding = true;
    try {
      if (carrier.fragile > 0 && !settle(carrier, 0)) {
        return task;
      }
      return armed().carry(carrier.compartment, task, as);
    } finally {
      carrier.deciding = false;
    }
  }

  /** A thread or loader that was made: it belongs to the compartment that made it. */
  public static void own(Object created, @Nullable Object detail, long shown) {
    Carrier carrier = Slot.carrier();
    if (carrier == null || carrier.compartment == null || carrier.deciding) {
      return;
    }
    requireKey(shown);
    Domain compartment = carrier.compartment;
    carrier.deciding = true;
    try {
      if (carrier.fragile > 0 && !settle(carrier, 0)) {
        return;
      }
      if (armed().owns(compartment, created, detail) && created instanceof Thread thread) {
        Carrier owned = Slot.install(thread);
        owned.base = compartment;
        owned.compartment = compartment;
      }
    } finally {
      carrier.deciding = false;
    }
  }

  /**
   * Asks whether the file that was just opened may be open; called by woven code.
   *
   * @param descriptor its number, or -1 if {@code holder} has it
   * @param site number of the row
   * @param holder the descriptor object, or null
   * @param path what was asked for
   * @param bits flags of the open
   */
  public static void confirm(
      int descriptor,
      int site,
      @Nullable Object holder,
      @Nullable Object path,
      int bits,
      long shown) {
    Carrier carrier = Slot.carrier();
    if (carrier != null && carrier.compartment != null && !carrier.deciding) {
      requireKey(shown);
      carrier.deciding = true;
      try {
        if (carrier.fragile > 0 && !settle(carrier, 0)) {
          return;
        }
        armed().confirm(carrier.compartment, site, descriptor, holder, path, bits);
      } finally {
        carrier.deciding = false;
      }
    }
  }

  /**
   * Leaves a compartment that a failed constructor left entered.
   *
   * @param entering how many frames on top are only about to enter
   * @return whether a compartment is still in force
   */
  static boolean settle(Carrier carrier, int entering) {
    boolean before = carrier.deciding;
    carrier.deciding = true;
    try {
      Domain current = carrier.compartment;
      if (current != null) {
        carrier.compartment = armed().settle(current, carrier.base, entering);
      }
      if (carrier.compartment == null) {
        carrier.fragile = 0;
      }
      return carrier.compartment != null;
    } finally {
      carrier.deciding = before;
    }
  }

  /** Fails now if the stack is too short for a transformer: its failure would go unheard. */
  public static void requireRoomToWeave() {
    weavingRoom(WEAVING_ROOM, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  /** What it adds up afterwards has to be kept in its frame, however it is compiled. */
  private static long weavingRoom(
      int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
    long below = frames == 0 ? 0 : weavingRoom(frames - 1, h, a, b, c, d, e, f, g);
    return below ^ a ^ (b << 1) ^ (c << 2) ^ (d << 3) ^ (e << 4) ^ (f << 5) ^ (g << 6) ^ (h << 7);
  }

  /** Fails unless woven code asks: it alone knows the key. */
  public static void requireKey(long shown) {
    if (shown != Constant.KEY) {
      throw new SecurityException("harness: only woven code enters and leaves compartments");
    }
  }

  /** Who is asked; null before the gate is armed. */
  static @Nullable Guard guard() {
    return guard;
  }

  static Guard armed() {
    Guard current = guard;
    if (current == null) {
      throw new SecurityException("harness: a compartment was entered before the gate was armed");
    }
    return current;
  }

  /** A constant for the compiler. */
  private static final class Constant {
    static final long KEY = key;

    private Constant() {}
  }
}
