package dev.harness.agent;

import java.io.File;
import java.lang.reflect.InvocationTargetException;

/** Entry of {@code java -jar harness.jar}: the command line beside the agent. */
public final class Launcher {
  private Launcher() {}

  /** Runs a command and exits with its status. */
  public static void main(String[] arguments) throws Exception {
    File jar = new File(System.getProperty("java.class.path"));
    ClassLoader loader = new AgentClassLoader(jar, Launcher.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Object status =
          loader
              .loadClass("dev.harness.agent.cli.CommandLine")
              .getMethod("run", String[].class)
              .invoke(null, (Object) arguments);
      System.exit((Integer) status);
    } catch (InvocationTargetException e) {
      System.err.println("harness: " + e.getCause());
      System.exit(2);
    }
  }
}
