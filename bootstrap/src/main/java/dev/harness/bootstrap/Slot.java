package dev.harness.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Where each thread keeps its carrier: in the private field of its lock object. */
final class Slot {
  private static @Nullable VarHandle handle;
  private static @Nullable Field field;

  private Slot() {}

  /**
   * Finds the field; works once.
   *
   * @param threads full-power lookup into {@link Thread}
   * @param name name of the private lock field
   * @throws ReflectiveOperationException if the running JDK has no such field
   * @throws IllegalStateException if called a second time, or after a thread was looked at
   */
  static void prepare(MethodHandles.Lookup threads, String name)
      throws ReflectiveOperationException {
    if (handle != null) {
      throw new IllegalStateException("the gate is already prepared");
    }
    Field found = Thread.class.getDeclaredField(name);
    found.setAccessible(true);
    field = found;
    handle = threads.findVarHandle(Thread.class, name, Object.class);
    if (Constant.HANDLE != handle) {
      throw new IllegalStateException("the gate was used before it was prepared");
    }
  }

  static boolean isPrepared() {
    return handle != null;
  }

  /** The carrier of the current thread; null if no tool ever ran on it. */
  static @Nullable Carrier carrier() {
    VarHandle constant = Constant.HANDLE;
    if (constant == null) {
      return null;
    }
    Object value = (Object) constant.get(Thread.currentThread());
    return value instanceof Carrier carrier ? carrier : null;
  }

  /** The carrier of any thread, if it has one. */
  static @Nullable Carrier carrierOf(Thread thread) {
    VarHandle known = handle;
    Object value = known == null ? null : (Object) known.get(thread);
    return value instanceof Carrier carrier ? carrier : null;
  }

  /** The carrier of a thread, put in place of its lock object, under that lock, if need be. */
  static Carrier install(Thread thread) {
    VarHandle constant = Constant.HANDLE;
    Field known = field;
    if (constant == null || known == null) {
      throw new IllegalStateException("the gate is not prepared");
    }
    Object lock = (Object) constant.get(thread);
    synchronized (lock) {
      if (lock instanceof Carrier carrier) {
        return carrier;
      }
      Carrier carrier = new Carrier();
      try {
        known.set(thread, carrier);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
      return carrier;
    }
  }

  /** A constant for the compiler, which makes reading the field one instruction. */
  private static final class Constant {
    static final @Nullable VarHandle HANDLE = handle;

    private Constant() {}
  }
}
