package dev.harness.agent;

import dev.harness.bootstrap.Gate;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Entry of {@code -javaagent:harness.jar=manifest.yaml}. */
public final class Agent {
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
      ClassLoader loader = new AgentClassLoader(ownJar(), ClassLoader.getPlatformClassLoader());
      loader
          .loadClass(START)
          .getMethod("start", String.class, Instrumentation.class, File.class)
          .invoke(null, arguments, instrumentation, ownJar());
    } catch (InvocationTargetException e) {
      throw stop("internal error at start: " + e.getCause());
    } catch (ReflectiveOperationException | java.io.IOException e) {
      throw stop("the agent's jar is incomplete: " + e);
    }
  }

  /** Attaching to a running JVM is refused: classes of tools may be running already. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    if (!Gate.isPrepared()) {
      throw new IllegalStateException("harness: start the JVM with -javaagent:harness.jar");
    }
  }

  /** The jar that this class comes from. */
  static File ownJar() throws java.io.IOException {
    URL self = ClassLoader.getSystemResource("dev/harness/agent/Agent.class");
    if (self == null) {
      throw new java.io.IOException("own jar not found");
    }
    String text = self.getPath();
    try {
      return new File(new java.net.URI(text.substring(0, text.indexOf("!/"))));
    } catch (URISyntaxException e) {
      throw new java.io.IOException(e);
    }
  }

  private static Error stop(String problem) {
    System.err.println("harness: " + problem);
    System.err.flush();
    Runtime.getRuntime().halt(1);
    return new Error(problem);
  }
}
