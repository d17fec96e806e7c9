package dev.harness.benchmarks;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A JVM to measure in. */
public final class Fork {
  private static final String JAR = System.getProperty("harness.jar");

  private final List<String> command = new ArrayList<>();
  private int seconds = 1_200;

  Fork(Path java) {
    command.add(java.toString());
  }

  /** With the harness under a manifest. */
  public Fork agent(Path manifest) {
    return option("-javaagent:" + JAR + "=" + manifest);
  }

  /** With an option of the JVM. */
  public Fork option(String option) {
    command.add(option);
    return this;
  }

  /** Ends the JVM if it runs longer, which is a failure. */
  public Fork within(int limit) {
    seconds = limit;
    return this;
  }

  /** The rows that a class prints. */
  public List<Row> rows(Class<?> main, String... arguments) throws Exception {
    return output(main, arguments).lines().map(Row::parse).flatMap(Optional::stream).toList();
  }

  /** All that a class prints. */
  public String output(Class<?> main, String... arguments) throws Exception {
    return output(System.getProperty("java.class.path"), main.getName(), arguments);
  }

  /** All that a class of another class path prints. */
  public String output(String classPath, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-cp", classPath, main));
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    CompletableFuture<Process> unused =
        process
            .onExit()
            .orTimeout(seconds, SECONDS)
            .exceptionally(late -> process.destroyForcibly());
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(main + " failed: " + text);
    }
    return text;
  }
}
