package dev.harness.it.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of its own, with or without the agent. */
public final class Forked {
  private static final int LONGEST_SECONDS = 300;
  private static final int DUMP_SECONDS = 3;

  /** Tests run in verify mode, where nothing is allowed or denied that would not be otherwise. */
  private static final boolean VERIFY = Boolean.parseBoolean(System.getProperty("verify", "true"));

  /** With which the agent ends a JVM in which two ways to decide differed. */
  public static final int DIFFERED = 86;

  public static final String JAR = System.getProperty("harness.jar");

  private final Path java;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new java.util.HashMap<>();
  private final List<String> wrapper = new ArrayList<>();
  private String jar = JAR;
  private String classPath = System.getProperty("java.class.path");
  private int longest = LONGEST_SECONDS;
  private boolean mayDiffer;
  private boolean once;
  private @Nullable Path folder;

  /** What a JVM left behind. */
  public record Result(int status, String out, String err) {
    public List<String> lines() {
      return out.lines().toList();
    }

    /** Whether the agent saw two ways to decide differ. */
    public boolean differs() {
      return status == DIFFERED || err.contains("harness: verify: ");
    }
  }

  public Forked(Path java) {
    this.java = java;
  }

  /** With the agent; null for no arguments to it. */
  public Forked agent(@Nullable Object arguments) {
    return option("-javaagent:" + jar + (arguments == null ? "" : "=" + verified(arguments)));
  }

  /** Arguments of the agent, with which it makes every decision twice if this run wants that. */
  private String verified(Object arguments) {
    String text = arguments.toString();
    boolean leave = !VERIFY || once || text.contains("verify=") || text.isBlank();
    boolean bare = !text.startsWith("manifest=") && !text.startsWith("mode=");
    return leave ? text : (bare ? "manifest=" : "") + text + ",verify=true";
  }

  /** Started by another program, which gets the command as its last arguments. */
  public Forked under(String... command) {
    wrapper.addAll(List.of(command));
    return this;
  }

  /** A copy of the agent's jar; to be said before {@link #agent}. */
  public Forked jar(Path copy) {
    jar = copy.toString();
    return this;
  }

  /** Each decision is made once, whatever this run wants; to be said before {@link #agent}. */
  public Forked once() {
    once = true;
    return this;
  }

  /** Two ways to decide are expected to differ. */
  public Forked mayDiffer() {
    mayDiffer = true;
    return this;
  }

  public Forked option(String option) {
    options.add(option);
    return this;
  }

  public Forked env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Seconds after which it is stuck. */
  public Forked atMost(int seconds) {
    longest = seconds;
    return this;
  }

  /** Runs it in this folder. */
  public Forked in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  public Forked classPath(String path) {
    classPath = path;
    return this;
  }

  /** Runs a class, or with a slash in its name the main class of a module. */
  public Result run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(java.toString());
    command.addAll(options);
    if (!main.contains("/")) {
      command.addAll(List.of("-cp", classPath));
    }
    command.add(main);
    command.addAll(List.of(arguments));
    Result result = run(command, environment, folder, longest);
    if (!mayDiffer && result.differs()) {
      throw new AssertionError(String.join(" ", command) + "\n" + result.err());
    }
    return result;
  }

  /** {@code java -jar harness.jar}. */
  public static Result jar(Path java, String... arguments)
      throws IOException, InterruptedException {
    return jar(java, Path.of(JAR), arguments);
  }

  /** The same with a copy of the jar. */
  public static Result jar(Path java, Path copy, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", copy.toString()));
    command.addAll(List.of(arguments));
    return run(command, Map.of(), null, LONGEST_SECONDS);
  }

  private static Result run(
      List<String> command, Map<String, String> environment, @Nullable Path folder, int longest)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("harness-it", ".out");
    Path err = Files.createTempFile("harness-it", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.directory(folder == null ? null : folder.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(longest, TimeUnit.SECONDS);
    if (!ended) {
      end(process);
    }
    Result result = new Result(process.exitValue(), text(out), text(err));
    Files.delete(out);
    Files.delete(err);
    if (!ended) {
      throw new IllegalStateException("no end after " + longest + " s: " + result);
    }
    return result;
  }

  /** Asks for a thread dump before the end: what hung is otherwise lost. */
  private static void end(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
    process.waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
