package dev.harness.agent.policy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Which file is open: device, number and time of last change. A number alone is soon used again.
 *
 * @param device number of the device
 * @param number number of the file on it
 * @param seconds time of the last change of its attributes or content, seconds
 * @param nanos the rest of that time
 */
record FileIdentity(long device, long number, long seconds, long nanos) {
  private static final String ATTRIBUTES = "sun.nio.fs.UnixFileAttributes";
  private static final MethodHandle OF_DESCRIPTOR;
  private static final MethodHandle DEVICE;
  private static final MethodHandle NUMBER;
  private static final MethodHandle SECONDS;
  private static final MethodHandle NANOS;

  static {
    try {
      Class<?> type = Class.forName(ATTRIBUTES);
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      OF_DESCRIPTOR =
          lookup
              .findStatic(type, "get", MethodType.methodType(type, int.class))
              .asType(MethodType.methodType(Object.class, int.class));
      DEVICE = getter(lookup, type, "st_dev");
      NUMBER = getter(lookup, type, "st_ino");
      SECONDS = getter(lookup, type, "st_ctime_sec");
      NANOS = getter(lookup, type, "st_ctime_nsec");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's file attributes are of another shape", e);
    }
  }

  /** Of an open file. */
  static FileIdentity of(int descriptor) throws Throwable {
    Object attributes = (Object) OF_DESCRIPTOR.invokeExact(descriptor);
    return new FileIdentity(
        (long) DEVICE.invokeExact(attributes),
        (long) NUMBER.invokeExact(attributes),
        (long) SECONDS.invokeExact(attributes),
        (long) NANOS.invokeExact(attributes));
  }

  private static MethodHandle getter(MethodHandles.Lookup lookup, Class<?> type, String name)
      throws ReflectiveOperationException {
    return lookup
        .unreflectGetter(type.getDeclaredField(name))
        .asType(MethodType.methodType(long.class, Object.class));
  }
}
