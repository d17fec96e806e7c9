package dev.harness.it.tool;

import static dev.harness.it.Effects.leaks;

import dev.harness.it.World;
import java.io.FileInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;

/** Attacks on the harness itself; a plain read afterwards shows whether they did anything. */
final class AgentAttempts {
  private AgentAttempts() {}

  static void addTo(Attempts all) {
    all.add("agent: all methods of the gate", leaks(), w -> reading(w, AgentAttempts::callAll));
    all.add("agent: all fields of the gate", leaks(), w -> reading(w, AgentAttempts::clearAll));
    all.add("agent: interrupted", leaks(), AgentAttempts::interrupted);
    all.add("agent: at the end of the stack", leaks(), AgentAttempts::endOfStack);
    all.add("agent: often", leaks(), AgentAttempts::often);
    all.add(
        "agent: class of its own loader", leaks(), w -> read(w, Reader.load(new Reader.Loader())));
    all.add("agent: hidden class", leaks(), w -> read(w, Reader.hidden()));
    all.add(
        "agent: class in a package of the JDK",
        leaks(),
        w -> read(w, Reader.load(new Reader.Loader("sun.nio.ch.Evil"))));
    all.add("agent: out of memory", leaks(), AgentAttempts::outOfMemory);
  }

  private interface Attack {
    void on(Class<?> type) throws Exception;
  }

  private static Object reading(World world, Attack attack) throws Exception {
    for (String name :
        new String[] {
          "bootstrap.Gate",
          "bootstrap.Guard",
          "bootstrap.Carrier",
          "capability.Enforcement",
          "capability.Compartment",
          "capability.HostToken",
          "capability.Token"
        }) {
      try {
        attack.on(Class.forName("dev.harness." + name));
      } catch (ClassNotFoundException | NoClassDefFoundError e) {
        // Not there without the agent.
      }
    }
    return Files.readString(world.path("secret.txt"));
  }

  private static void callAll(Class<?> type) throws Exception {
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        try {
          method.invoke(null, nothing(method.getParameterTypes()));
        } catch (InvocationTargetException | IllegalAccessException | IllegalArgumentException e) {
          // Refused.
        }
      }
    }
  }

  private static Object[] nothing(Class<?>[] types) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] =
          types[i] == int.class
              ? (Object) 0
              : types[i] == long.class
                  ? (Object) 0L
                  : types[i] == boolean.class ? (Object) true : null;
    }
    return values;
  }

  private static void clearAll(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      try {
        field.setAccessible(true);
        field.set(null, null);
      } catch (IllegalAccessException | RuntimeException e) {
        // Refused.
      }
    }
  }

  private static Object interrupted(World world) throws Exception {
    Thread.currentThread().interrupt();
    try {
      return ReadAttempts.all(new FileInputStream(world.text("secret.txt")));
    } finally {
      Thread.interrupted();
    }
  }

  /** Reads at every depth at which the stack may end. */
  private static Object endOfStack(World world) {
    StringBuilder found = new StringBuilder();
    descend(world.text("secret.txt"), found);
    return found;
  }

  private static void descend(String path, StringBuilder found) {
    try {
      descend(path, found);
    } catch (StackOverflowError e) {
      // This frame is among the last.
    }
    if (found.length() == 0) {
      attempt(path, found);
    }
  }

  private static void attempt(String path, StringBuilder found) {
    try (FileInputStream in = new FileInputStream(path)) {
      found
          .append((char) in.read())
          .append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException | RuntimeException | StackOverflowError e) {
      // Refused.
    }
  }

  /** What was compiled still asks. */
  private static Object often(World world) throws Exception {
    for (int i = 0; i < 20_000; i++) {
      Files.exists(world.path("open/own.txt"));
    }
    return Files.readString(world.path("secret.txt"));
  }

  private static Object outOfMemory(World world) throws Exception {
    try {
      return new long[Integer.MAX_VALUE][Integer.MAX_VALUE];
    } catch (OutOfMemoryError e) {
      return Files.readString(world.path("secret.txt"));
    }
  }

  private static Object read(World world, Class<?> reader) throws Exception {
    return reader.getMethod("read", String.class).invoke(null, world.text("secret.txt"));
  }
}
