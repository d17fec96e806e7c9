package dev.harness.it.process;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;

/** Functions of the C library, called by an application's own JNA, or by the JDK from 22 on. */
final class NativeCalls {
  private NativeCalls() {}

  /** The version of the JNA on the class path. */
  static String version() throws ReflectiveOperationException {
    Field version = Class.forName("com.sun.jna.Version").getField("VERSION");
    version.setAccessible(true);
    return (String) version.get(null);
  }

  /** Calls a function that gives a number. */
  static int call(String function, Object... arguments) throws ReflectiveOperationException {
    Class<?> type = Class.forName("com.sun.jna.Function");
    Object found =
        type.getMethod("getFunction", String.class, String.class).invoke(null, "c", function);
    return (int) type.getMethod("invokeInt", Object[].class).invoke(found, (Object) arguments);
  }

  /** Starts a program past the JDK's own classes. */
  static int posixSpawn(String... command) throws ReflectiveOperationException {
    Object number =
        Class.forName("com.sun.jna.Memory").getConstructor(long.class).newInstance(Long.BYTES);
    Object words = strings(command);
    Object environment = strings();
    return call("posix_spawn", number, command[0], null, null, words, environment);
  }

  /** An array of texts as the C library takes it. */
  static Object strings(String... texts) throws ReflectiveOperationException {
    return Class.forName("com.sun.jna.StringArray")
        .getConstructor(String[].class)
        .newInstance((Object) texts);
  }

  /** Runs a command of a shell through the JDK's own foreign functions, where it has them. */
  static Optional<Integer> system(String command) throws Throwable {
    if (Runtime.version().feature() < 22) {
      return Optional.empty();
    }
    Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
    Class<?> description = Class.forName("java.lang.foreign.FunctionDescriptor");
    Class<?> linker = Class.forName("java.lang.foreign.Linker");
    Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
    Class<?> option = Class.forName("java.lang.foreign.Linker$Option");
    Object addresses = Array.newInstance(layout, 1);
    Array.set(addresses, 0, values.getField("ADDRESS").get(null));
    Object shape =
        description
            .getMethod("of", layout, addresses.getClass())
            .invoke(null, values.getField("JAVA_INT").get(null), addresses);
    Object here = linker.getMethod("nativeLinker").invoke(null);
    Object names = linker.getMethod("defaultLookup").invoke(here);
    Method find = Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class);
    Object found = ((Optional<?>) find.invoke(names, "system")).orElseThrow();
    Object none = Array.newInstance(option, 0);
    MethodHandle call =
        (MethodHandle)
            linker
                .getMethod("downcallHandle", segment, description, none.getClass())
                .invoke(here, found, shape, none);
    Class<?> arenas = Class.forName("java.lang.foreign.Arena");
    Object arena = arenas.getMethod("global").invoke(null);
    Object text =
        Class.forName("java.lang.foreign.SegmentAllocator")
            .getMethod("allocateFrom", String.class)
            .invoke(arena, command);
    return Optional.of((int) call.invokeWithArguments(text));
  }
}
