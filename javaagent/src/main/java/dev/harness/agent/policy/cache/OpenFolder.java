package dev.harness.agent.policy.cache;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A folder held open for the rest of an epoch, after the kernel said where it is. A name that is
 * looked at in it is one of that folder for sure, whatever happens to the links on the way there
 * meanwhile. Few are open at a time, and all are closed by the clock.
 */
final class OpenFolder {
  private static final int MOST = 64;
  private static final int O_DIRECTORY = 0200000;
  private static final int O_NOFOLLOW = 0400000;
  private static final int O_CLOEXEC = 02000000;
  private static final int O_PATH = 010000000;
  private static final String DESCRIPTORS = "/proc/self/fd/";

  private static final MethodHandle OPEN;
  private static final MethodHandle CLOSE;

  static {
    try {
      Class<?> system = Class.forName("sun.nio.fs.UnixNativeDispatcher");
      Class<?> path = Class.forName("sun.nio.fs.UnixPath");
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(system, MethodHandles.lookup());
      OPEN =
          lookup
              .findStatic(
                  system, "open", MethodType.methodType(int.class, path, int.class, int.class))
              .asType(MethodType.methodType(int.class, Path.class, int.class, int.class));
      CLOSE = lookup.findStatic(system, "close", MethodType.methodType(void.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK opens files in another way", e);
    }
  }

  private static final List<OpenFolder> all = new ArrayList<>(MOST);

  private final int descriptor;
  private final int epoch;

  /** Who looks at names just now, and one for the clock. */
  private final AtomicInteger users = new AtomicInteger(1);

  private OpenFolder(int descriptor, int epoch) {
    this.descriptor = descriptor;
    this.epoch = epoch;
  }

  /**
   * Opens a folder.
   *
   * @param real where it is
   * @return null if it is not there, or too many are open
   */
  static synchronized @Nullable OpenFolder of(String real, int epoch) {
    if (all.size() >= MOST) {
      return null;
    }
    try {
      int flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
      int descriptor = (int) OPEN.invokeExact(Path.of(real), flags, 0);
      OpenFolder folder = new OpenFolder(descriptor, epoch);
      all.add(folder);
      return folder.isAt(real) ? folder : null;
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return null; // Then names are asked for by their paths.
    }
  }

  private boolean isAt(String real) throws IOException {
    return Files.readSymbolicLink(Path.of(DESCRIPTORS + descriptor)).toString().equals(real);
  }

  /**
   * What a name in it stands for.
   *
   * @return null if that cannot be told in this way
   */
  @Nullable OpenFile look(String name) {
    if (!isPlain(name) || !begin()) {
      return null;
    }
    try {
      return OpenFile.named(descriptor, name.getBytes(StandardCharsets.ISO_8859_1));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return null;
    } finally {
      end();
    }
  }

  /** Whether a name has the same bytes in every encoding that a JVM uses for paths. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80 || name.charAt(i) == '/') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private boolean begin() {
    int before = users.get();
    while (before > 0) {
      if (users.compareAndSet(before, before + 1)) {
        return true;
      }
      before = users.get();
    }
    return false;
  }

  /** The last one closes it: its number may then be another file's. */
  private void end() {
    if (users.decrementAndGet() == 0) {
      try {
        CLOSE.invokeExact(descriptor);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) {
        // A leak is the lesser evil: the clock must go on.
      }
    }
  }

  /** Closes those of earlier epochs. */
  static synchronized void sweep(int now) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).epoch != now) {
        all.remove(i).end();
      }
    }
  }
}
