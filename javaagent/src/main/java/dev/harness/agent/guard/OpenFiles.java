package dev.harness.agent.guard;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the kernel says about open files. */
public final class OpenFiles {
  private static final String DESCRIPTORS = "/proc/self/fd/";
  private static final String DELETED = " (deleted)";

  private static final MethodHandle NUMBER = number();

  private final Method closeHolder;
  private final Method closeNumber;

  public OpenFiles() {
    try {
      closeHolder = FileDescriptor.class.getDeclaredMethod("close");
      closeHolder.setAccessible(true);
      closeNumber =
          Class.forName("sun.nio.fs.UnixNativeDispatcher").getDeclaredMethod("close", int.class);
      closeNumber.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's descriptors are of another shape", e);
    }
  }

  /** The number of a descriptor. */
  public int number(int descriptor, @Nullable Object holder) throws Throwable {
    return holder == null ? descriptor : (int) NUMBER.invokeExact(holder);
  }

  /** Where an open file is, links resolved, as of now; not absolute if it has no path. */
  public String path(int descriptor) throws IOException {
    String path = Files.readSymbolicLink(Path.of(DESCRIPTORS + descriptor)).toString();
    return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
  }

  private static MethodHandle number() {
    try {
      return MethodHandles.privateLookupIn(FileDescriptor.class, MethodHandles.lookup())
          .findGetter(FileDescriptor.class, "fd", int.class)
          .asType(MethodType.methodType(int.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's descriptors are of another shape", e);
    }
  }

  /** Closes what nobody will get. */
  void close(int descriptor, @Nullable Object holder) throws ReflectiveOperationException {
    if (holder == null) {
      closeNumber.invoke(null, descriptor);
    } else {
      closeHolder.invoke(holder);
    }
  }
}
