package dev.harness.it.tool;

import static dev.harness.it.Effects.changes;
import static dev.harness.it.Effects.creates;
import static dev.harness.it.Effects.leaks;

import java.io.File;
import java.util.List;

/** Programs. */
final class ProcessAttempts {
  private static final String TOUCH = "/usr/bin/touch";
  private static final String CAT = "/usr/bin/cat";

  private ProcessAttempts() {}

  static void addTo(Attempts all) {
    starting(all);
    redirecting(all);
  }

  private static void starting(Attempts all) {
    all.add(
        "process: ProcessBuilder",
        creates("new"),
        w -> done(new ProcessBuilder(TOUCH, w.text("new")).start()));
    all.add(
        "process: bare name",
        creates("new"),
        w -> done(new ProcessBuilder("touch", w.text("new")).start()));
    all.add(
        "process: Runtime.exec(String)",
        creates("new"),
        w -> done(Runtime.getRuntime().exec(TOUCH + " " + w.text("new"))));
    all.add(
        "process: Runtime.exec(String[])",
        creates("new"),
        w -> done(Runtime.getRuntime().exec(new String[] {TOUCH, w.text("new")})));
    all.add(
        "process: pipeline",
        creates("new"),
        w -> {
          ProcessBuilder last = new ProcessBuilder(TOUCH, w.text("new"));
          for (Process process : ProcessBuilder.startPipeline(List.of(last))) {
            done(process);
          }
          return null;
        });
    all.add(
        "process: reads its output",
        leaks(),
        w ->
            ReadAttempts.all(
                new ProcessBuilder(CAT, w.text("secret.txt")).start().getInputStream()));
    all.add(
        "process: as a child of a list that changes",
        creates("new"),
        w -> {
          List<String> command = new java.util.ArrayList<>(List.of(TOUCH, w.text("new")));
          ProcessBuilder builder = new ProcessBuilder(command);
          command.set(1, w.text("new"));
          return done(builder.start());
        });
  }

  private static void redirecting(Attempts all) {
    all.add(
        "process: redirects input",
        leaks(),
        w ->
            ReadAttempts.all(
                new ProcessBuilder(CAT)
                    .redirectInput(new File(w.text("secret.txt")))
                    .start()
                    .getInputStream()));
    all.add(
        "process: redirects output",
        changes("secret.txt"),
        w ->
            done(
                new ProcessBuilder(CAT, "/dev/null")
                    .redirectOutput(new File(w.text("secret.txt")))
                    .start()));
  }

  private static int done(Process process) throws InterruptedException {
    return process.waitFor();
  }
}
