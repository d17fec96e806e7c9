package dev.harness.it.tool;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the class files of {@link ForgedCarriers} call. */
public final class Linkage {
  private static final MethodType NOTHING = MethodType.methodType(void.class);

  private Linkage() {}

  /** A handle of {@code File.createNewFile}. */
  public static MethodHandle creation(MethodHandles.Lookup lookup, String name, Class<?> type)
      throws ReflectiveOperationException {
    return lookup.findVirtual(File.class, "createNewFile", MethodType.methodType(boolean.class));
  }

  /** Links an expression to a lambda that calls it. */
  public static CallSite link(MethodHandles.Lookup lookup, String name, MethodType type)
      throws Exception {
    return LambdaMetafactory.metafactory(
        lookup, name, type, NOTHING, creation(lookup, name, Runnable.class), NOTHING);
  }

  /** Makes a file. */
  public static void create(String path, @Nullable Object unused) throws IOException {
    new FileOutputStream(path).close();
  }

  /** A file that hands out references to what it inherits. */
  static final class Inheriting extends File implements Creating {
    private static final long serialVersionUID = 1L;

    Inheriting(String path) {
      super(path);
    }

    Callable<Boolean> inherited() {
      return this::createNewFile;
    }
  }

  /** Its default method is not what runs on a file. */
  interface Creating {
    default boolean createNewFile() throws IOException {
      return false;
    }

    /** A reference to a method of this very interface. */
    default Callable<Boolean> own() {
      return this::createNewFile;
    }
  }
}
