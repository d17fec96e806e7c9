package dev.harness.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sample in a JVM of its own, as a user runs it. */
public final class SampleRun {
  private SampleRun() {}

  /** What it prints, to its end. */
  public static String of(Class<?> sample, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dharness.jar=" + System.getProperty("harness.jar"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), sample.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
