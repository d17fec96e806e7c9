package dev.harness.benchmarks.peers;

import java.nio.file.Path;

/** Hello world, after the sandbox was switched on where an adapter does it. */
public final class Start {
  private Start() {}

  /**
   * Starts.
   *
   * @param arguments nothing, or the folder of the scene and the class of the adapter
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      ClassLoader none = ClassLoader.getPlatformClassLoader();
      Adapter.named(arguments[1]).install(new Scene(Path.of(arguments[0])), 1, none, none);
    }
    System.out.println("Hello, world");
  }
}
