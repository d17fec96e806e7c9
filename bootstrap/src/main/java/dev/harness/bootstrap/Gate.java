package dev.harness.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * The only class that rewritten code calls, and so a long one: its methods reach each other's
 * private state, which no other class of the boot loader may. It finds the compartment of the
 * current thread and, if there is one, asks the guard.
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
  private static @Nullable VarHandle slot;
  private static @Nullable Field slotField;
  private static long key;

  private Gate() {}

  /** What a thread left for the time of a task. */
  private record Left(@Nullable Domain compartment, @Nullable Domain base, int fragile) {}

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
    if (slot != null) {
      throw new IllegalStateException("the gate is already prepared");
    }
    Field field = Thread.class.getDeclaredField(slotName);
    field.setAccessible(true);
    Launch.prepare(starting);
    Room.require();
    key = secret;
    slotField = field;
    slot = threads.findVarHandle(Thread.class, slotName, Object.class);
    if (Slot.HANDLE != slot) {
      throw new IllegalStateException("the gate was used before it was prepared");
    }
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

  /** Whether an agent has prepared the gate in this JVM. */
  public static boolean isPrepared() {
    return slot != null;
  }

  /**
   * Asks whether the current compartment may do this; returns at once on a host thread.
   *
   * @return null to go on, otherwise what the method returns instead
   */
  public static @Nullable Object check(
      int site, @Nullable Object subject, @Nullable Object detail, long shown) {
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
    Carrier carrier = carrier();
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
        Carrier owned = install(thread);
        owned.base = compartment;
        owned.compartment = compartment;
      }
    } finally {
      carrier.deciding = false;
    }
  }

  /**
   * Enters tool number {@code tool}; what runs outside it stays in force too.
   *
   * @return what to give to {@link #exit}
   */
  public static @Nullable Object enter(int tool, long shown) {
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier != null && !carrier.deciding) {
      Domain domain = carrier.compartment;
      if (domain != null && domain.tool == tool) {
        return Slot.STAYED;
      }
    }
    return change(tool);
  }

  private static @Nullable Object change(int tool) {
    Carrier carrier = carrierForEntry();
    if (carrier.fragile > 0) {
      settle(carrier, 1);
    }
    Domain outer = carrier.compartment;
    carrier.compartment = armed().enter(outer, tool);
    return outer;
  }

  /**
   * A constructor of a tool is about to call {@code super(...)}. If that fails, nothing is left
   * behind unless the constructor entered another compartment.
   *
   * @param outer what its entry gave
   */
  public static void fragile(@Nullable Object outer, long shown) {
    requireKey(shown);
    Carrier carrier = carrierForEntry();
    if (outer != Slot.STAYED && carrier.compartment != outer) {
      carrier.fragile++;
    }
  }

  /** That call came back. */
  public static void firm(@Nullable Object outer, long shown) {
    requireKey(shown);
    Carrier carrier = carrierForEntry();
    if (outer != Slot.STAYED && carrier.compartment != outer && carrier.fragile > 0) {
      carrier.fragile--;
    }
  }

  /** Enters a compartment as it was captured earlier; null is the host. */
  public static @Nullable Object enterAs(@Nullable Object compartment, long shown) {
    requireKey(shown);
    Carrier carrier = compartment == null ? carrier() : carrierForEntry();
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
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier == null || carrier.compartment == null) {
      return null;
    }
    Room.require();
    Domain outer = carrier.compartment;
    carrier.compartment = armed().ownerOf(outer, created);
    return outer;
  }

  /** Enters the authority of a database driver at work, as far as row {@code site} gives it. */
  public static @Nullable Object enterDriver(@Nullable Object driver, int site, long shown) {
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier == null || carrier.compartment == null) {
      return null;
    }
    Room.require();
    Domain outer = carrier.compartment;
    carrier.compartment = armed().driver(outer, site, driver);
    return outer;
  }

  /**
   * Enters the compartment in which a task was made, on whatever thread it runs; if none, stays.
   *
   * @return what to give to {@link #exitMaker}
   */
  public static @Nullable Object enterMaker(Object task, long shown) {
    requireKey(shown);
    Guard current = guard;
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
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier != null && left instanceof Left before) {
      carrier.compartment = before.compartment;
      carrier.base = before.base;
      carrier.fragile = before.fragile;
    }
  }

  /** Restores what was in force before an entry. */
  public static void exit(@Nullable Object outer, long shown) {
    requireKey(shown);
    if (outer == Slot.STAYED) {
      return;
    }
    Carrier carrier = carrier();
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
      armed().left();
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
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier == null) {
      carrier = install(Thread.currentThread());
    }
    boolean before = carrier.deciding;
    carrier.deciding = true;
    return before;
  }

  /** That work is done. */
  public static void endWork(boolean before, long shown) {
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier != null) {
      carrier.deciding = before;
    }
  }

  /** The compartment of this thread, or null on a host thread. */
  public static @Nullable Object current(long shown) {
    requireKey(shown);
    Carrier carrier = carrier();
    if (carrier != null && carrier.fragile > 0) {
      settle(carrier, 0);
    }
    return carrier == null ? null : carrier.compartment;
  }

  /** The compartment that a thread is in just now, or null; the thread may be leaving it. */
  public static @Nullable Object compartmentOf(Thread thread, long shown) {
    requireKey(shown);
    VarHandle handle = slot;
    Object value = handle == null ? null : (Object) handle.get(thread);
    return value instanceof Carrier carrier ? carrier.compartment : null;
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
    Carrier carrier = carrier();
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
  private static boolean settle(Carrier carrier, int entering) {
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
    if (shown != Slot.KEY) {
      throw new SecurityException("harness: only woven code enters and leaves compartments");
    }
  }

  /** Who is asked; null before the gate is armed. */
  static @Nullable Guard guard() {
    return guard;
  }

  private static Guard armed() {
    Guard current = guard;
    if (current == null) {
      throw new SecurityException("harness: a compartment was entered before the gate was armed");
    }
    return current;
  }

  static @Nullable Carrier carrier() {
    VarHandle handle = Slot.HANDLE;
    if (handle == null) {
      return null;
    }
    Object value = (Object) handle.get(Thread.currentThread());
    return value instanceof Carrier carrier ? carrier : null;
  }

  private static Carrier carrierForEntry() {
    Carrier carrier = carrier();
    if (carrier == null) {
      carrier = install(Thread.currentThread());
    }
    if (carrier.deciding) {
      throw new SecurityException("harness: tool code may not run inside a decision");
    }
    return carrier;
  }

  /** A constant for the compiler, which makes reading the field one instruction. */
  private static final class Slot {
    static final @Nullable VarHandle HANDLE = slot;
    static final long KEY = key;
    static final Object STAYED = new Object();

    private Slot() {}
  }

  /** Puts a carrier in place of the thread's lock object, under that lock. */
  static Carrier install(Thread thread) {
    VarHandle handle = Slot.HANDLE;
    Field field = slotField;
    if (handle == null || field == null) {
      throw new IllegalStateException("the gate is not prepared");
    }
    Object lock = (Object) handle.get(thread);
    synchronized (lock) {
      if (lock instanceof Carrier known) {
        return known;
      }
      Carrier carrier = new Carrier();
      try {
        field.set(thread, carrier);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
      return carrier;
    }
  }
}
