package dev.harness.it.tool;

import dev.harness.capability.Enforcement;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** Objects that a tool hands to the host, and attacks on the harness itself. */
public final class Escapes {
  private final String path;

  /** {@code path} is what the tool must not read. */
  public Escapes(String path) {
    this.path = path;
  }

  /** A reference to a method of the JDK, for the host to call. */
  public BooleanSupplier reference() {
    return new File(path)::exists;
  }

  /** A file of the tool's own kind, which inherits all it can. */
  private static final class Inheriting extends File {
    private static final long serialVersionUID = 1L;

    Inheriting(String path) {
      super(path);
    }
  }

  /** A reference to a method that the class of its receiver inherits. */
  public BooleanSupplier inheritedReference() {
    return new Inheriting(path)::exists;
  }

  /** The same, serialisable. */
  public BooleanSupplier serializableReference() {
    return (BooleanSupplier & Serializable) new File(path)::exists;
  }

  /** A comparator that reads while the host sorts. */
  public Comparator<String> comparator() {
    return (a, b) -> read().length();
  }

  /** A constructor reference. */
  public Function<String, Object> opener() {
    return name -> {
      try {
        return new FileInputStream(name);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Reads at the end of the stack, again and again. */
  public Object deep() {
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      read.add(descend());
    }
    return read.stream().allMatch("denied"::equals) ? read() : read;
  }

  private Object descend() {
    try {
      return descend();
    } catch (StackOverflowError e) {
      try {
        return Files.exists(Path.of(path));
      } catch (SecurityException denied) {
        return "denied";
      }
    }
  }

  /** Leaves the compartment by the gate's own method, without the key. */
  public Object leave() throws Exception {
    return Class.forName("dev.harness.bootstrap." + "EntryGate")
        .getMethod("enterAs", Object.class, long.class)
        .invoke(null, null, 0L);
  }

  /** Reads the agent's side of the API. */
  public Object agent() throws Exception {
    Field field = Enforcement.class.getDeclaredField("installed");
    field.setAccessible(true);
    return field.get(null);
  }

  /** Takes the carrier of the compartment. */
  public Object carrier() throws Exception {
    String name = Runtime.version().feature() < 21 ? "blockerLock" : "interruptLock";
    Field field = Thread.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(Thread.currentThread());
  }

  /** Looks into the harness. */
  public Object lookup() throws Exception {
    Class<?> enforcement = Enforcement.class;
    return MethodHandles.privateLookupIn(enforcement, MethodHandles.lookup());
  }

  /** The method below as calls from this class find it, which have passed a gate already. */
  public Method twin() {
    return Stream.of(getClass().getDeclaredMethods())
        .filter(method -> method.getName().matches("read.+"))
        .peek(method -> method.setAccessible(true))
        .findFirst()
        .orElseThrow();
  }

  private String read() {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      return "";
    }
  }
}
