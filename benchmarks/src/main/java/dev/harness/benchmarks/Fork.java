package dev.harness.benchmarks;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A JVM to measure in. */
public final class Fork {
  private static final String JAR = System.getProperty("harness.jar");

  private static final String TIME =
      "TIMEFORMAT='%3U %3S'; { time \"$@\" 2>&3 1>&3; } 2>&1 3>/dev/null";

  private final List<String> command = new ArrayList<>();
  private int seconds = 1_200;

  Fork(Path java) {
    command.add(java.toString());
  }

  /** With the harness under a manifest. */
  public Fork agent(Path manifest) {
    return option("-javaagent:" + JAR + "=" + manifest);
  }

  /** The same from a copy of its jar, with the JDK's classes woven ahead. */
  public Fork preparedAgent(Path folder, Path manifest) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory(folder, "prepared").resolve("harness.jar");
    String copy = Files.copy(Path.of(JAR), place).toString();
    output(List.of(command.get(0), "-jar", copy, "prepare"), ProcessBuilder.Redirect.INHERIT);
    return option("-javaagent:" + copy + "=" + manifest);
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

  /** Its options, for who starts it otherwise. */
  public String[] options() {
    return command.subList(1, command.size()).toArray(new String[0]);
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
    return output(whole(classPath, main, arguments), ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * The CPU milliseconds of the whole process that runs a class, from its start to its end. The
   * JVM's own figure counts in steps of ten.
   */
  public double processMillis(Class<?> main) throws Exception {
    return processMillis(System.getProperty("java.class.path"), main.getName());
  }

  /** The same of a class of another class path. */
  public double processMillis(String classPath, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("bash", "-c", TIME, "bash"));
    all.addAll(whole(classPath, main, arguments));
    String[] times = output(all, ProcessBuilder.Redirect.DISCARD).strip().split(" ");
    return (Double.parseDouble(times[0]) + Double.parseDouble(times[1])) * 1000;
  }

  private List<String> whole(String classPath, String main, String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-cp", classPath, main));
    all.addAll(List.of(arguments));
    return all;
  }

  private String output(List<String> all, ProcessBuilder.Redirect errors)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(errors);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    CompletableFuture<Process> unused =
        process.onExit().orTimeout(seconds, SECONDS).exceptionally(late -> end(process));
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(all.get(all.size() - 1) + " failed: " + text);
    }
    return text;
  }

  /** Ends a process and what it started: a shell's JVM would live on. */
  private static Process end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    return process.destroyForcibly();
  }
}
