package dev.harness.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs everything on the JDK it runs on and writes {@code target/report.md}. */
public final class Report {
  private static final int START_UPS = 10;
  private static final String JAR = System.getProperty("harness.jar");

  private final Path manifest;
  private final StringBuilder text = new StringBuilder();

  private Report(Path manifest) {
    this.manifest = manifest;
  }

  /** Takes about five minutes. */
  public static void main(String[] arguments) throws Exception {
    Report report = new Report(World.make());
    report.head();
    report.gate();
    report.operations();
    report.wovenCode();
    report.startUp();
    Files.writeString(Path.of("target/report.md"), report.text);
    System.out.println(report.text);
    System.out.println("Written to " + Path.of("target/report.md").toAbsolutePath());
  }

  private void head() {
    text.append("# What the harness costs\n\n")
        .append("JDK ")
        .append(Runtime.version())
        .append(", ")
        .append(System.getProperty("os.name"))
        .append(' ')
        .append(System.getProperty("os.version"))
        .append(", ")
        .append(Runtime.getRuntime().availableProcessors())
        .append(" CPUs. ")
        .append("Compare figures within this report only.\n");
  }

  private void gate() throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(GateBenchmark.class.getName())
        .include(StatementBenchmark.class.getName())
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .jvmArgs(agentOptions().toArray(new String[0]));
    Collection<RunResult> results = new Runner(options.build()).run();
    text.append("\n## The gate alone (JMH)\n\n")
        .append("| state | ns a call | error | B a call |\n| --- | --- | --- | --- |\n");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
      String name = result.getParams().getBenchmark().replaceAll(".*\\.", "");
      text.append(
          String.format(
              "| %s | %,.2f | %,.2f | %,.1f |%n",
              name, time.getScore(), time.getScoreError(), bytes == null ? -1 : bytes.getScore()));
    }
  }

  private void operations() throws IOException, InterruptedException {
    text.append("\n## Whole operations, paired in one JVM\n\n")
        .append("Ratio of thread CPU time to a thread that no tool ever used")
        .append(" (minimum / 10 % / median of batches).\n\n")
        .append(
            "| operation | ns, median | host thread | granted tool |\n| --- | --- | --- | --- |\n");
    text.append(output(command(true, PairedRatios.class)));
  }

  private void wovenCode() throws IOException, InterruptedException {
    text.append("\n## A tool's code with entry gates, paired in one JVM\n\n")
        .append("Ratio of thread CPU time to the same code as the host's")
        .append(" (minimum / 10 % / median of batches).\n\n")
        .append("| job | ns without, median | ns with, median | ratio |\n")
        .append("| --- | --- | --- | --- |\n")
        .append(output(command(true, WovenCode.class)));
  }

  private void startUp() throws IOException, InterruptedException {
    List<Long> bare = new ArrayList<>();
    List<Long> guarded = new ArrayList<>();
    for (int i = 0; i < START_UPS; i++) {
      bare.add(Long.parseLong(output(command(false, Hello.class)).strip()));
      guarded.add(Long.parseLong(output(command(true, Hello.class)).strip()));
    }
    Collections.sort(bare);
    Collections.sort(guarded);
    text.append("\n## Start-up of hello world, CPU ms (median of ")
        .append(START_UPS)
        .append(")\n\n")
        .append("| bare | under the harness, 10,101 grants | added |\n| --- | --- | --- |\n")
        .append(
            String.format(
                "| %d | %d | %d |%n",
                median(bare), median(guarded), median(guarded) - median(bare)));
    smallManifest(median(bare));
  }

  private void smallManifest(long bare) throws IOException, InterruptedException {
    Path small = manifest.resolveSibling("small.yaml");
    Files.writeString(small, "version: 1\ntools: { one: { grants: [file.read: /srv/**] } }\n");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < START_UPS; i++) {
      List<String> command = command(false, Hello.class);
      command.add(1, "-javaagent:" + JAR + "=" + small);
      times.add(Long.parseLong(output(command).strip()));
    }
    Collections.sort(times);
    text.append(
        String.format("%nWith one grant: %d, added %d.%n", median(times), median(times) - bare));
  }

  private List<String> agentOptions() {
    return List.of("-javaagent:" + JAR + "=" + manifest, "-Dworld=" + manifest.getParent());
  }

  private List<String> command(boolean guarded, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (guarded) {
      command.addAll(agentOptions());
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + text);
    }
    return text;
  }

  private static long median(List<Long> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
