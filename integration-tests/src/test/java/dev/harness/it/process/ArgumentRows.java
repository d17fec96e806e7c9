package dev.harness.it.process;

import java.util.ArrayList;
import java.util.List;

/** Arguments that name files, and options that make programs do more than they are granted for. */
final class ArgumentRows {
  private static final String CAT = "/usr/bin/cat";
  private static final String SORT = "/usr/bin/sort";
  private static final String TAR = "/usr/bin/tar";
  private static final String GIT = "/usr/bin/git";

  private final List<ProgramRow> rows = new ArrayList<>();

  private ArgumentRows() {}

  static List<ProgramRow> all() {
    ArgumentRows all = new ArgumentRows();
    all.reading();
    all.writing();
    all.options();
    return all.rows;
  }

  private void reading() {
    row(true, "read a file of a grant", CAT, "WORKSPACE/own");
    row(true, "read a file from the folder it runs in", CAT, "own");
    row(true, "read through a folder and out again", CAT, "sub/../own");
    row(true, "read by a link that stays inside", CAT, "inside");
    row(true, "read several files", CAT, "own", "./sub/own");
    row(false, "read outside", CAT, "OUTSIDE/secret");
    row(false, "read outside from the folder it runs in", CAT, "../outside/secret");
    row(false, "read by a link that leads out", CAT, "link");
    row(false, "read by a folder that leads out", CAT, "way/secret");
    row(false, "read by a link and back", CAT, "way/../outside/secret");
    row(false, "read a second file outside", CAT, "own", "OUTSIDE/secret");
    row(false, "read what a never rule forbids", CAT, "forbidden/secret");
    row(false, "read what looks like an option", CAT, "-A", "own");
    row(false, "read what looks like a list of arguments", CAT, "@own");
    row(false, "read what looks like a place elsewhere", CAT, "own:1");
    rows.add(
        new ProgramRow(
            "poor",
            "read a file that only the tool it calls may read",
            false,
            folder ->
                dev.harness.capability.Compartment.call(
                    "files", () -> ProgramRow.run(folder, CAT, "own"))));
  }

  private void writing() {
    row(true, "write a file of a grant", SORT, "--output=out/new", "own");
    row(false, "write outside", SORT, "--output=../outside/new", "own");
    row(false, "write outside by its full name", SORT, "--output=OUTSIDE/victim", "own");
    row(false, "write by a link that leads out", SORT, "--output=out/link", "own");
    row(false, "write what it may only read", SORT, "--output=made", "own");
    row(false, "read outside to write inside", SORT, "--output=out/new", "../outside/secret");
  }

  private void options() {
    String script = "--checkpoint-action=exec=touch made";
    row(false, "tar that runs a program", TAR, "-cf", "out/tar", "own", "--checkpoint=1", script);
    row(
        false,
        "tar that runs a program for a file",
        TAR,
        "-I",
        "touch made; cat",
        "-cf",
        "out/t",
        "own");
    row(false, "git with a setting that runs a program", GIT, "-c", "alias.x=!touch made", "x");
    row(false, "git with programs of a folder", GIT, "--exec-path=WORKSPACE/bin", "own");
  }

  private void row(boolean allowed, String name, String... command) {
    rows.add(
        new ProgramRow(
            "files",
            name,
            allowed,
            folder -> {
              String[] words = command.clone();
              for (int i = 0; i < words.length; i++) {
                words[i] =
                    words[i]
                        .replace("WORKSPACE", folder.resolve("workspace").toString())
                        .replace("OUTSIDE", folder.resolve("outside").toString());
              }
              return ProgramRow.run(folder, words);
            }));
  }
}
