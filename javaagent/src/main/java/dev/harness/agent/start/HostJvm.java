package dev.harness.agent.start;

import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.weave.ToolOwners;
import dev.harness.bootstrap.Gate;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The JVM that the harness is to guard: what it must be like, and what is opened in it. */
final class HostJvm {
  /** A lock that every thread has for itself; JDK 17 and later names. */
  private static final String[] SLOTS = {"blockerLock", "interruptLock"};

  private static final String API = "dev.harness.capability";

  /** The JDK runs console, hooks and deleted files in places 0, 1 and 2. */
  private static final int AFTER_ALL_HOOKS = 3;

  private final Instrumentation instrumentation;

  HostJvm(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Ends the start where the harness would promise more than it keeps. */
  void requireKnown() throws StartException, IOException {
    int release = Runtime.version().feature();
    if (release < 17) {
      throw new StartException("JDK 17 or later is needed, this is " + Runtime.version());
    }
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new StartException(
          "only Linux is covered by this version; on "
              + System.getProperty("os.name")
              + " the doors of the JDK are others");
    }
    if (!Path.of(System.getProperty("user.dir")).equals(Path.of("/proc/self/cwd").toRealPath())) {
      throw new StartException(
          "-Duser.dir differs from the folder the JVM runs in; start it in that folder instead");
    }
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getPackages().contains(API)) {
        throw new StartException(
            "module "
                + module.getName()
                + " brings its own "
                + API
                + "; put it on the class path, where the harness's own is used");
      }
    }
  }

  /** Opens what the gate needs of the JDK, and gives the key that woven code shows. */
  long prepareGate() throws IOException, ReflectiveOperationException, StartException {
    Module own = HostJvm.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(own)),
        Map.of(
            "java.lang", Set.of(own, Gate.class.getModule()),
            "java.io", Set.of(own),
            "sun.nio.ch", Set.of(own),
            "sun.nio.fs", Set.of(own)),
        Set.of(),
        Map.of());
    instrumentation.redefineModule(
        instrumentation.getClass().getModule(),
        Set.of(),
        Map.of("sun.instrument", Set.of(own)),
        Map.of(),
        Set.of(),
        Map.of());
    long key = randomKey();
    Gate.prepare(
        MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()), slot(), key, start());
    return key;
  }

  /** Runs a task when all shutdown hooks have ended, as the JDK does for its own. */
  void atExit(Runnable task) throws Throwable {
    Class<?> shutdown = Class.forName("java.lang.Shutdown");
    MethodHandle add =
        MethodHandles.privateLookupIn(shutdown, MethodHandles.lookup())
            .findStatic(
                shutdown,
                "add",
                MethodType.methodType(void.class, int.class, boolean.class, Runnable.class));
    add.invokeExact(AFTER_ALL_HOOKS, true, task);
  }

  /** The native method behind every way to start a process; 17 to 25 have the same. */
  private static MethodHandle start() throws ReflectiveOperationException {
    Class<?> process = Class.forName("java.lang.ProcessImpl", false, null);
    MethodType type =
        MethodType.methodType(
            int.class,
            int.class,
            byte[].class,
            byte[].class,
            byte[].class,
            int.class,
            byte[].class,
            int.class,
            byte[].class,
            int[].class,
            boolean.class);
    return MethodHandles.privateLookupIn(process, MethodHandles.lookup())
        .findVirtual(process, "forkAndExec", type)
        .asType(type.insertParameterTypes(0, Object.class));
  }

  /** A class that runs already has no gate and would never get one. */
  void requireUnloaded(ClassOwners owners) throws StartException {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray()
          && !type.isPrimitive()
          && owners.ownerOf(
                  type.getClassLoader(),
                  type.getName().replace('.', '/'),
                  type.getProtectionDomain())
              != ToolOwners.HOST) {
        throw new StartException(
            "class "
                + type.getName()
                + " of a tool was loaded before the harness; give"
                + " -javaagent:harness.jar first");
      }
    }
  }

  private static String slot() throws StartException {
    for (String name : SLOTS) {
      try {
        return Thread.class.getDeclaredField(name).getName();
      } catch (NoSuchFieldException e) {
        // The next name may be this JDK's.
      }
    }
    throw new StartException("this JDK's threads have none of " + Arrays.toString(SLOTS));
  }

  private static long randomKey() throws IOException {
    try (DataInputStream random = new DataInputStream(new FileInputStream("/dev/urandom"))) {
      return random.readLong();
    }
  }
}
