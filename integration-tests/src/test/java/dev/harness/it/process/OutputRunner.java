package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A host and its tools start children that print; says how much of it arrived, and whether it was
 * cut off.
 */
public final class OutputRunner {
  private static final String MUCH = "head -c 300000 /dev/zero";
  private static final String FITS = "head -c 32768 /dev/zero";
  private static final List<String> STARTERS = List.of("host", "free", "brief");

  private final Path folder;

  /** Starts a process, on behalf of whoever calls. */
  private interface Start {
    Process start(String script) throws Exception;
  }

  /** Reads what a process prints, and gives how many bytes that were. */
  private interface Read {
    long of(Process process) throws Exception;
  }

  private OutputRunner(Path folder) {
    this.folder = folder;
  }

  /** Argument: a folder. */
  public static void main(String[] arguments) throws Exception {
    OutputRunner runner = new OutputRunner(Path.of(arguments[0]));
    runner.streams();
    runner.unread();
    runner.elsewhere();
    nested();
    grandchild();
    around();
    System.out.println("END");
    System.exit(0);
  }

  private void streams() throws Exception {
    Start plain = OutputRunner::plain;
    Start merged = script -> builder(script).redirectErrorStream(true).start();
    Read out = process -> all(process.getInputStream());
    Read lines =
        process -> process.inputReader().lines().mapToLong(line -> line.length() + 1).sum();
    row("output within the limit", plain, FITS, out);
    row("output", plain, MUCH, out);
    row("output as lines", plain, "yes | " + MUCH.replace("/dev/zero", ""), lines);
    row("output, a byte at a time", plain, MUCH, process -> slowly(process.getInputStream()));
    row("errors", plain, MUCH + " >&2", process -> all(process.getErrorStream()));
    String both = "head -c 20000 /dev/zero; head -c 20000 /dev/zero >&2";
    row("both", plain, both, p -> all(p.getInputStream()) + all(p.getErrorStream()));
    row("both as one", merged, both, out);
    row("errors thrown away", OutputRunner::discarding, FITS + "; " + MUCH + " >&2", out);
    row("last of a pipeline", OutputRunner::pipeline, MUCH, out);
  }

  /** More than the limit, less than a pipe takes: the JDK reads it when the child ends. */
  private void unread() throws Exception {
    row(
        "output that nobody read while it ran",
        OutputRunner::plain,
        "head -c 60000 /dev/zero",
        process -> {
          process.waitFor();
          return all(process.getInputStream());
        });
  }

  private void elsewhere() throws Exception {
    File file = Files.createDirectories(folder.resolve("workspace")).resolve("out").toFile();
    Read size =
        process -> {
          process.waitFor();
          return file.length();
        };
    row("output to a file", s -> builder(s).redirectOutput(file).start(), MUCH, size);
    ProcessBuilder.Redirect more = ProcessBuilder.Redirect.appendTo(file);
    row(
        "output after what is in a file",
        script -> {
          Files.write(file.toPath(), new byte[30_000]);
          return builder(script).redirectOutput(more).start();
        },
        MUCH,
        size);
    row(
        "output where the JVM's own goes",
        script -> builder(script).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
        "echo JVMS-OWN >&2",
        process -> process.waitFor());
  }

  /** The least of nested tools' limits holds. */
  private static void nested() throws Exception {
    Compartment.Task<String, Exception> deed =
        () -> outcome(OutputRunner::plain, MUCH, process -> all(process.getInputStream()));
    String inside = Compartment.call("brief", () -> Compartment.call("free", deed));
    String outside = Compartment.call("free", () -> Compartment.call("brief", deed));
    System.out.println("of nested tools: " + inside + ", " + outside);
  }

  /** What lives on below a child ends with it. */
  private static void grandchild() throws Exception {
    Process child =
        Compartment.call("brief", () -> plain("setsid sleep 1000 & " + MUCH + "; sleep 1000"));
    List<ProcessHandle> below = List.of();
    while (below.stream().noneMatch(one -> one.info().command().orElse("").endsWith("sleep"))) {
      below = child.descendants().toList();
      Thread.sleep(10);
    }
    System.out.println(
        "a child that leaves others: " + Compartment.call("brief", () -> read(child)));
    for (ProcessHandle one : below) {
      one.onExit().get(60, TimeUnit.SECONDS);
    }
    System.out.println("they ended with it: " + (child.waitFor() != 0));
  }

  /** A tool that may reflect, where the host has opened the JDK's streams to it. */
  private static void around() throws Exception {
    String found =
        Compartment.call(
            "brief",
            () -> {
              Process child = plain(MUCH);
              Field source = FilterInputStream.class.getDeclaredField("in");
              source.setAccessible(true);
              Object counted = source.get(child.getInputStream());
              try {
                Field pipe = counted.getClass().getDeclaredField("pipe");
                pipe.setAccessible(true);
                return "reached: " + all((InputStream) pipe.get(counted));
              } catch (SecurityException | ReflectiveOperationException e) {
                return "refused, and what was found counts: " + all((InputStream) counted, child);
              }
            });
    System.out.println("the pipe behind the stream: " + found);
  }

  private void row(String name, Start start, String script, Read read) throws Exception {
    StringBuilder row = new StringBuilder(name).append(':');
    for (String starter : STARTERS) {
      Compartment.Task<String, Exception> deed = () -> outcome(start, script, read);
      String outcome =
          starter.equals("host") ? outcome(start, script, read) : Compartment.call(starter, deed);
      row.append(' ').append(starter).append(' ').append(outcome);
    }
    System.out.println(row);
  }

  private static String outcome(Start start, String script, Read read) throws Exception {
    Process process;
    try {
      process = start.start(script);
    } catch (SecurityException e) {
      return "denied";
    }
    try {
      return String.valueOf(read.of(process));
    } catch (IOException | UncheckedIOException e) {
      return again(process) ? "cut" : "cut once";
    }
  }

  private static String read(Process process) throws Exception {
    return outcome(script -> process, "", one -> all(one.getInputStream()));
  }

  /** Whether a stream that was cut off stays so. */
  private static boolean again(Process process) throws InterruptedException {
    process.waitFor();
    try {
      return process.getInputStream().read() < 0 && process.getErrorStream().read() >= 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static String all(InputStream stream, Process process) throws InterruptedException {
    try {
      return String.valueOf(all(stream));
    } catch (IOException e) {
      process.waitFor();
      return "cut";
    }
  }

  private static long all(InputStream stream) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    stream.transferTo(all);
    return all.size();
  }

  private static long slowly(InputStream stream) throws IOException {
    long bytes = 0;
    while (stream.read() >= 0) {
      bytes++;
    }
    return bytes;
  }

  private static ProcessBuilder builder(String script) {
    return new ProcessBuilder("/bin/sh", "-c", script);
  }

  private static Process plain(String script) throws IOException {
    return builder(script).start();
  }

  private static Process discarding(String script) throws IOException {
    return builder(script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static Process pipeline(String script) throws IOException {
    List<Process> all = ProcessBuilder.startPipeline(List.of(builder(script), builder("cat")));
    return all.get(1);
  }
}
