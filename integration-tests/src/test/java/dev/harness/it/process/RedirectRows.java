package dev.harness.it.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Streams of children that lead to files, to each other, or to those of the JVM. */
final class RedirectRows {
  private static final String CAT = "/usr/bin/cat";
  private static final String ECHO = "/usr/bin/echo";

  private final List<ProgramRow> rows = new ArrayList<>();

  private RedirectRows() {}

  static List<ProgramRow> all() {
    RedirectRows all = new RedirectRows();
    all.input();
    all.output();
    all.pipelines();
    all.rows.add(
        new ProgramRow("streams", "run what a repository says", false, RedirectRows::status));
    return all.rows;
  }

  private void input() {
    row(true, "read its input from a file", f -> input(f, "workspace/own"));
    row(false, "read its input from outside", f -> input(f, "outside/secret"));
    row(false, "read its input by a link that leads out", f -> input(f, "workspace/link"));
  }

  private static String input(Path folder, String name) throws Exception {
    File file = folder.resolve(name).toFile();
    return ProgramRow.output(new ProcessBuilder(CAT).redirectInput(file).start());
  }

  private void output() {
    row(true, "write its output to a file", f -> output(f, to(f, "workspace/out/new")));
    row(false, "write its output outside", f -> output(f, to(f, "outside/new")));
    row(false, "write its output by a link", f -> output(f, to(f, "workspace/out/link")));
    row(true, "append its output", f -> output(f, Redirect.appendTo(at(f, "workspace/out/new"))));
    row(false, "append outside", f -> output(f, Redirect.appendTo(at(f, "outside/victim"))));
    row(true, "write its output nowhere", f -> output(f, Redirect.DISCARD) + "WORKED");
    row(false, "write to the JVM's own output", f -> output(f, Redirect.INHERIT) + "WORKED");
    row(
        true,
        "write its errors to its output",
        f ->
            ProgramRow.output(
                new ProcessBuilder("/bin/sh", "-c", "echo WORKED >&2")
                    .redirectErrorStream(true)
                    .start()));
    row(
        false,
        "write its errors outside",
        f ->
            ProgramRow.output(
                new ProcessBuilder("/bin/sh", "-c", "echo x >&2")
                    .redirectError(at(f, "outside/new"))
                    .start()));
  }

  private static Redirect to(Path folder, String name) {
    return Redirect.to(at(folder, name));
  }

  private static File at(Path folder, String name) {
    return folder.resolve(name).toFile();
  }

  private static String output(Path folder, Redirect redirect) throws Exception {
    return ProgramRow.output(new ProcessBuilder(ECHO, "some").redirectOutput(redirect).start());
  }

  private void pipelines() {
    row(true, "pass on what it may read", f -> pipeline(f, "workspace/own", Redirect.PIPE));
    row(false, "pass on what it may not read", f -> pipeline(f, "outside/secret", Redirect.PIPE));
    row(false, "pass on what leads out", f -> pipeline(f, "workspace/link", Redirect.PIPE));
    row(true, "pass on to a file", f -> pipeline(f, "workspace/own", to(f, "workspace/out/new")));
    row(false, "pass on to outside", f -> pipeline(f, "workspace/own", to(f, "outside/new")));
    row(
        false,
        "pass on to a program without a grant",
        f -> {
          List<ProcessBuilder> both =
              List.of(
                  new ProcessBuilder(CAT, at(f, "workspace/own").getPath()),
                  new ProcessBuilder("/usr/bin/tee", at(f, "workspace/out/new").getPath()));
          return last(ProcessBuilder.startPipeline(both));
        });
  }

  /** Three programs, the first of which reads a file. */
  private static String pipeline(Path folder, String name, Redirect end) throws Exception {
    List<ProcessBuilder> all =
        List.of(
            new ProcessBuilder(CAT, at(folder, name).getPath()),
            new ProcessBuilder(CAT),
            new ProcessBuilder(CAT).redirectOutput(end));
    String printed = last(ProcessBuilder.startPipeline(all));
    return Files.exists(folder.resolve("workspace/out/new"))
        ? Files.readString(folder.resolve("workspace/out/new"))
        : printed;
  }

  private static String last(List<Process> started) throws Exception {
    String printed = ProgramRow.output(started.get(started.size() - 1));
    for (Process process : started) {
      process.waitFor();
    }
    return printed;
  }

  /** A setting of the repository names a program that git runs. */
  private static String status(Path folder) throws Exception {
    Path git = folder.resolve("workspace/.git");
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    String program = "touch " + at(folder, "outside/new") + " #";
    Files.writeString(git.resolve("config"), "[core]\nfsmonitor = \"" + program + "\"\n");
    return ProgramRow.run(folder, "/usr/bin/git", "status", "--short");
  }

  private void row(boolean allowed, String name, ProgramRow.Deed deed) {
    rows.add(new ProgramRow("streams", name, allowed, deed));
    rows.add(new ProgramRow("checked", name + ", unconfined", allowed || isKernels(name), deed));
  }

  /** What is no question of the harness where the kernel does not hold a child. */
  private static boolean isKernels(String name) {
    return name.equals("pass on what it may not read") || name.equals("pass on what leads out");
  }
}
