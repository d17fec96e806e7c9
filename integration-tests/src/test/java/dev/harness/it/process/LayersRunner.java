package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Children below several tools, or below a JVM that is a child itself. */
public final class LayersRunner {
  private LayersRunner() {}

  /** What to do, the folder, and more. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "nested" -> nested(folder, Integer.parseInt(arguments[2]));
      case "outer" -> outer(folder, arguments);
      case "inner" -> inner(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("END");
    System.exit(0);
  }

  /** Each tool that calls another is one more layer; the kernel has 16. */
  private static void nested(Path folder, int tools) throws Exception {
    Callable<String> call = () -> cat(folder.resolve("workspace/own"));
    for (int i = 0; i < tools; i++) {
      String tool = "layer" + i;
      Callable<String> inner = call;
      call = () -> Compartment.call(tool, inner::call);
    }
    for (int i = 0; i < 3; i++) {
      System.out.println(call.call());
    }
    System.out.println("threads under a filter: " + ChildRunner.threadsUnderAFilter());
  }

  /** The command of another JVM, which is a child of a tool. */
  private static void outer(Path folder, String[] arguments) throws Exception {
    String[] command = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    System.out.print(ProgramRow.output(Compartment.call("jvm", builder::start)));
  }

  private static void inner(Path folder) throws Exception {
    Path own = folder.resolve("workspace/own");
    Path below = folder.resolve("workspace/sub/own");
    Path secret = folder.resolve("outside/secret");
    for (Path file : new Path[] {own, secret}) {
      System.out.println("host, " + file.getFileName() + ": " + read(file));
    }
    for (String tool : new String[] {"wide", "narrow"}) {
      for (Path file : new Path[] {own, below, secret}) {
        String name = file.getParent().getFileName() + "/" + file.getFileName();
        System.out.println(tool + ", " + name + ": " + Compartment.call(tool, () -> cat(file)));
      }
    }
    System.out.println("threads that are not like main: " + unlike());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "refused";
    }
  }

  private static String cat(Path file) throws Exception {
    try {
      return ProgramRow.output(new ProcessBuilder("/usr/bin/cat", file.toString()).start());
    } catch (IOException | SecurityException e) {
      return e.getMessage();
    }
  }

  /** All threads have the filter of the JVM's parent, and none has one more. */
  private static long unlike() throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    long found = 1;
    while (found > 0 && System.nanoTime() < end) {
      Thread.sleep(100);
      found = 0;
      for (String task : new java.io.File("/proc/self/task").list()) {
        found += filters(Path.of("/proc/self/task", task, "status")) > 1 ? 1 : 0;
      }
    }
    return found;
  }

  private static int filters(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("Seccomp_filters:")) {
          return Integer.parseInt(line.substring(line.indexOf('\t') + 1));
        }
      }
    } catch (IOException e) {
      // The thread has ended.
    }
    return 0;
  }
}
