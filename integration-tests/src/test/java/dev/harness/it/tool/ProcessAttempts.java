package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;

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
        "process: Runtime.exec(String, env, folder)",
        creates("new"),
        w -> done(Runtime.getRuntime().exec(TOUCH + " " + w.text("new"), null, null)));
    all.add(
        "process: Runtime.exec(String[], env, folder)",
        creates("new"),
        w -> done(Runtime.getRuntime().exec(new String[] {TOUCH, w.text("new")}, null, null)));
    // Whoever may write the link chooses the program, so not even its real path helps.
    all.never(
        "process: program by a link",
        creates("new"),
        w -> {
          LinkAttempts.run("ln", "-s", TOUCH, w.text("open/program"));
          return done(new ProcessBuilder(w.text("open/program"), w.text("new")).start());
        });
    all.add(
        "process: sees no descriptors of the JVM",
        affirms(),
        w -> {
          List<String> command = new java.util.ArrayList<>(List.of(CAT, "/dev/null"));
          for (int i = 3; i < 100; i++) {
            command.add("/proc/self/fd/" + i);
          }
          Process cat = new ProcessBuilder(command).start();
          return !ReadAttempts.all(cat.getInputStream())
              .contains(dev.harness.it.attempt.World.SECRET);
        });
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
    all.add(
        "write: output of a program to a File that lies",
        changes("secret.txt"),
        w ->
            done(
                new ProcessBuilder(CAT, "/dev/null")
                    .redirectOutput(LiarAttempts.turncoat(w))
                    .start()));
    all.add(
        "inspect: program that shares the JVM's streams",
        answers(),
        w -> done(new ProcessBuilder(CAT, "/dev/null").inheritIO().start()));
  }

  private static int done(Process process) throws InterruptedException {
    return process.waitFor();
  }
}
