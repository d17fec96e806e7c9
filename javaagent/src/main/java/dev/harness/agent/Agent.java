package dev.harness.agent;

import dev.harness.bootstrap.Gate;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entry of {@code -javaagent:harness.jar=manifest.yaml}. */
public final class Agent {
  private static final String NAME = "harness.jar";
  private static final String START = "dev.harness.agent.start.Start";

  private Agent() {}

  /**
   * Starts the harness before the application's {@code main}. Whatever goes wrong ends the JVM with
   * one clear line a problem.
   *
   * @param arguments path of the manifest, or {@code key=value} pairs
   * @param instrumentation the JVM's side
   */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    if (Gate.class.getClassLoader() != null) {
      throw stop("the agent's jar must be called harness.jar; rename it back");
    }
    if (Gate.isPrepared()) {
      throw stop("the agent is given twice; keep one -javaagent:harness.jar");
    }
    try {
      File jar = ownJar(instrumentation);
      ClassLoader loader = new AgentClassLoader(jar, ClassLoader.getPlatformClassLoader());
      loader
          .loadClass(START)
          .getMethod("start", String.class, Instrumentation.class)
          .invoke(null, arguments, instrumentation);
    } catch (InvocationTargetException e) {
      throw stop("internal error at start: " + e.getCause());
    } catch (ReflectiveOperationException | IOException e) {
      throw stop("the agent's jar is incomplete: " + e);
    }
  }

  /** Attaching to a running JVM is refused: classes of tools may be running already. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    if (!Gate.isPrepared()) {
      throw new IllegalStateException("harness: start the JVM with -javaagent:harness.jar");
    }
  }

  /**
   * The jar that this class comes from, by the JVM's own list. To ask for a resource would open the
   * jar twice, with 140 classes of the JDK that are not needed yet.
   */
  private static File ownJar(Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(Agent.class.getModule())),
        Map.of(),
        Set.of(),
        Map.of());
    Object path =
        Class.forName("jdk.internal.misc.VM")
            .getMethod("getSavedProperty", String.class)
            .invoke(null, "jdk.boot.class.path.append");
    for (String entry : String.valueOf(path).split(File.pathSeparator, -1)) {
      File jar = new File(entry);
      if (jar.getName().equals(NAME)) {
        return jar;
      }
    }
    throw new IOException("no " + NAME + " in " + path);
  }

  private static Error stop(String problem) {
    System.err.println("harness: " + problem);
    System.err.flush();
    Runtime.getRuntime().halt(1);
    return new Error(problem);
  }
}
