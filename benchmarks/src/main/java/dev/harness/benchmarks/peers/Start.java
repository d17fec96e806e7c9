package dev.harness.benchmarks.peers;

import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Hello world: prints the CPU milliseconds that this JVM has used. Where a sandbox is switched on
 * by an adapter, that is part of it.
 */
public final class Start {
  private static final int MILLIS_PER_TICK = 10;

  private Start() {}

  /**
   * Starts. The kernel's file is opened before the sandbox is on, as some refuse it to this class.
   *
   * @param arguments nothing, or the folder of the scene and the class of the adapter
   */
  public static void main(String[] arguments) throws Exception {
    try (RandomAccessFile stat = new RandomAccessFile("/proc/self/stat", "r")) {
      if (arguments.length > 0) {
        ClassLoader none = ClassLoader.getPlatformClassLoader();
        Adapter.named(arguments[1]).install(new Scene(Path.of(arguments[0])), 1, none, none);
      }
      System.out.println("Hello, world");
      String line = stat.readLine();
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      System.out.println(ticks * MILLIS_PER_TICK);
    }
  }
}
