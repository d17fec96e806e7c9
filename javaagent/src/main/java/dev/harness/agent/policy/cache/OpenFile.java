package dev.harness.agent.policy.cache;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * What the kernel said last about an open file, or about a name in an open folder. There is one of
 * each for each thread, so that asking makes no objects.
 */
public final class OpenFile {
  private static final MethodHandle NEW;
  private static final MethodHandle READ;
  private static final MethodHandle READ_NAME;
  private static final MethodHandle ERROR;
  private static final MethodHandle MODE;
  private static final MethodHandle DEVICE;
  private static final MethodHandle NUMBER;
  private static final MethodHandle WRITTEN_SECONDS;
  private static final MethodHandle WRITTEN_NANOS;
  private static final MethodHandle CHANGED_SECONDS;
  private static final MethodHandle CHANGED_NANOS;
  private static final MethodHandle BORN_SECONDS;
  private static final MethodHandle BORN_NANOS;
  private static final MethodHandle SET_BORN_SECONDS;

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int ENOENT = 2;
  private static final int S_IFMT = 0170000;
  private static final int S_IFLNK = 0120000;

  private static final ThreadLocal<OpenFile> OF_THREAD = ofThread();
  private static final ThreadLocal<OpenFile> NAMED = ofThread();

  static {
    try {
      Class<?> type = Class.forName("sun.nio.fs.UnixFileAttributes");
      Class<?> system = Class.forName("sun.nio.fs.UnixNativeDispatcher");
      Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      Class<?> failure = Class.forName("sun.nio.fs.UnixException");
      MethodType read = MethodType.methodType(void.class, int.class, type);
      MethodType readName =
          MethodType.methodType(void.class, int.class, byte[].class, int.class, type);
      NEW =
          lookup
              .findConstructor(type, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Object.class));
      READ =
          lookup
              .findStatic(system, "fstat", read)
              .asType(MethodType.methodType(void.class, int.class, Object.class));
      READ_NAME =
          lookup
              .findStatic(system, "fstatat", readName)
              .asType(
                  MethodType.methodType(
                      void.class, int.class, byte[].class, int.class, Object.class));
      ERROR =
          lookup
              .findVirtual(failure, "errno", MethodType.methodType(int.class))
              .asType(MethodType.methodType(int.class, Object.class));
      MODE =
          lookup
              .unreflectGetter(type.getDeclaredField("st_mode"))
              .asType(MethodType.methodType(int.class, Object.class));
      DEVICE = getter(lookup, type, "st_dev");
      NUMBER = getter(lookup, type, "st_ino");
      WRITTEN_SECONDS = getter(lookup, type, "st_mtime_sec");
      WRITTEN_NANOS = getter(lookup, type, "st_mtime_nsec");
      CHANGED_SECONDS = getter(lookup, type, "st_ctime_sec");
      CHANGED_NANOS = getter(lookup, type, "st_ctime_nsec");
      BORN_SECONDS = getter(lookup, type, "st_birthtime_sec");
      BORN_NANOS = getter(lookup, type, "st_birthtime_nsec");
      SET_BORN_SECONDS =
          lookup
              .unreflectSetter(type.getDeclaredField("st_birthtime_sec"))
              .asType(MethodType.methodType(void.class, Object.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's file attributes are of another shape", e);
    }
  }

  private final Object attributes;
  private long device;
  private long number;
  private long seconds;
  private long nanos;
  private int mode;
  private boolean there;

  private OpenFile() {
    try {
      attributes = (Object) NEW.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("this JDK's file attributes cannot be made", e);
    }
  }

  /** The one that this thread may use until it asks for another file. */
  public static OpenFile of(int descriptor) throws Throwable {
    OpenFile file = OF_THREAD.get();
    file.read(descriptor);
    return file;
  }

  /**
   * What a name in an open folder stands for, links not followed; the thread may use it until it
   * asks for another name.
   */
  static OpenFile named(int folder, byte[] name) throws Throwable {
    OpenFile file = NAMED.get();
    file.read(folder, name);
    return file;
  }

  private void read(int descriptor) throws Throwable {
    SET_BORN_SECONDS.invokeExact(attributes, 0L);
    READ.invokeExact(descriptor, attributes);
    keep();
  }

  private void read(int folder, byte[] name) throws Throwable {
    SET_BORN_SECONDS.invokeExact(attributes, 0L);
    try {
      READ_NAME.invokeExact(folder, name, AT_SYMLINK_NOFOLLOW, attributes);
    } catch (Throwable e) {
      there = false;
      if (isMissing(e)) {
        return;
      }
      throw e;
    }
    keep();
  }

  private static boolean isMissing(Throwable failure) throws Throwable {
    return failure.getClass().getName().equals("sun.nio.fs.UnixException")
        && (int) ERROR.invokeExact((Object) failure) == ENOENT;
  }

  private void keep() throws Throwable {
    there = true;
    mode = (int) MODE.invokeExact(attributes);
    device = (long) DEVICE.invokeExact(attributes);
    number = (long) NUMBER.invokeExact(attributes);
    long written = (long) WRITTEN_SECONDS.invokeExact(attributes);
    long writtenNanos = (long) WRITTEN_NANOS.invokeExact(attributes);
    seconds = (long) BORN_SECONDS.invokeExact(attributes);
    nanos = (long) BORN_NANOS.invokeExact(attributes);
    // Where it is not known, the JDK leaves it alone or gives the time of writing, which tools set.
    if (seconds == 0 || (seconds == written && nanos == writtenNanos)) {
      seconds = (long) CHANGED_SECONDS.invokeExact(attributes);
      nanos = (long) CHANGED_NANOS.invokeExact(attributes);
    }
  }

  /** Whether there is anything; an open file always is. */
  boolean isThere() {
    return there;
  }

  /** Whether it is a symbolic link. */
  boolean isLink() {
    return there && (mode & S_IFMT) == S_IFLNK;
  }

  /** Whether both are there and the same. */
  boolean isSame(OpenFile other) {
    return there
        && other.there
        && number == other.number
        && device == other.device
        && seconds == other.seconds
        && nanos == other.nanos;
  }

  /** Whether it is this one. */
  boolean is(FileIdentity file) {
    return file.number() == number
        && file.device() == device
        && file.seconds() == seconds
        && file.nanos() == nanos;
  }

  /** Which file it is, to be remembered. */
  FileIdentity identity() {
    return new FileIdentity(device, number, seconds, nanos);
  }

  /** Its number on its device. */
  long number() {
    return number;
  }

  private static ThreadLocal<OpenFile> ofThread() {
    return new ThreadLocal<>() {
      @Override
      protected OpenFile initialValue() {
        return new OpenFile();
      }
    };
  }

  private static MethodHandle getter(Lookup lookup, Class<?> type, String name)
      throws ReflectiveOperationException {
    return lookup
        .unreflectGetter(type.getDeclaredField(name))
        .asType(MethodType.methodType(long.class, Object.class));
  }
}
