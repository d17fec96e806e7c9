package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.leaks;

import dev.harness.it.attempt.HostUse;
import dev.harness.it.attempt.World;
import java.io.FileInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Attacks on the harness itself; a plain read afterwards shows whether they did anything. */
final class AgentAttempts {
  private static final int CLASSES = 600;

  private AgentAttempts() {}

  static void addTo(Attempts all) {
    addToHost(all);
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

  /** What the host does afterwards is its own, whatever the tool did to what they share. */
  private static void addToHost(Attempts all) {
    all.always(
        "agent: host's loader claimed by the gate",
        HostUse.LOAD_LATER,
        w -> claimed(AgentAttempts.class.getClassLoader()));
    all.always(
        "agent: host's thread claimed by the gate",
        HostUse.LOAD_LATER,
        w -> claimed(Thread.currentThread()));
    all.always(
        "agent: method of the host called often by reflection",
        HostUse.INVOKE_METHOD,
        w -> {
          Method make = HostUse.class.getMethod("make", String.class);
          for (int i = 0; i < 50; i++) {
            make.invoke(null, "");
          }
          return make;
        });
    all.add("code: classes of the end of the stack", HostUse.GIVE_EACH, w -> atTheEnd());
  }

  /** Says to the gate that this is the tool's. */
  private static Object claimed(Object hosts) {
    try {
      for (Method method : Class.forName("dev.harness.bootstrap.Gate").getMethods()) {
        if (method.getName().equals("own")) {
          method.invoke(null, hosts, null, 0L);
        }
      }
    } catch (ReflectiveOperationException e) {
      return "refused";
    }
    return "done";
  }

  /** Classes that were defined with ever more of the stack left. */
  private static Object atTheEnd() throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      files.add(Forged.opener("made.Late" + i));
    }
    List<Class<?>> made = new ArrayList<>();
    descend(new Forged.Loader(), files, made);
    List<Object> objects = new ArrayList<>();
    for (Class<?> type : made) {
      objects.add(Forged.instance(type));
    }
    return objects;
  }

  private static void descend(Forged.Loader loader, List<byte[]> files, List<Class<?>> made) {
    try {
      descend(loader, files, made);
    } catch (StackOverflowError e) {
      // This frame is among the last.
    }
    if (!files.isEmpty()) {
      try {
        byte[] file = files.get(files.size() - 1);
        files.remove(files.size() - 1);
        made.add(loader.define("made.Late" + files.size(), file));
      } catch (StackOverflowError | LinkageError e) {
        // Too early; the next frame has more.
      }
    }
  }

  private interface Attack {
    void on(Class<?> type) throws Exception;
  }

  private static Object reading(World world, Attack attack) throws Exception {
    for (String name :
        new String[] {
          "bootstrap.Gate",
          "bootstrap.EntryGate",
          "bootstrap.Slot",
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
      // All or nothing: the stack may end in the middle.
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      found.append(text);
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
