package dev.harness.it.tool;

import java.lang.reflect.Array;
import java.util.Optional;

/** A call of a C function, by names that 17 does not know. */
final class Downcall {
  private static final String PACKAGE = "java.lang.foreign.";

  private Downcall() {}

  /** {@code linker.downcallHandle(getpid, FunctionDescriptor.of(JAVA_INT))}. */
  static Object handle() throws Exception {
    Class<?> linkerType = type("Linker");
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
    Object symbol =
        ((Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(lookup, "getpid"))
            .orElseThrow();
    Class<?> layouts = Array.newInstance(type("MemoryLayout"), 0).getClass();
    Object integer = type("ValueLayout").getField("JAVA_INT").get(null);
    Object shape =
        type("FunctionDescriptor")
            .getMethod("of", type("MemoryLayout"), layouts)
            .invoke(null, integer, Array.newInstance(type("MemoryLayout"), 0));
    Object none = Array.newInstance(type("Linker$Option"), 0);
    return linkerType
        .getMethod(
            "downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), none.getClass())
        .invoke(linker, symbol, shape, none);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name);
  }
}
