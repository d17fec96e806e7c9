package dev.harness.it.process;

import dev.harness.it.attempt.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is started, by a tool or by nobody. It has worked if something that it should not
 * reach without a grant is shown or made.
 *
 * @param tool whose grants it needs
 * @param name what it tries
 * @param allowed whether the tool may
 * @param deed starts it and gives what it printed
 */
record ProgramRow(String tool, String name, boolean allowed, Deed deed) {

  /** Starts programs. */
  @FunctionalInterface
  interface Deed {
    /** Gives what they printed. */
    String in(Path folder) throws Exception;
  }

  /** What a command prints, run in the workspace. */
  static String run(Path folder, String... command) throws Exception {
    return output(new ProcessBuilder(command).directory(workspace(folder)).start());
  }

  static java.io.File workspace(Path folder) {
    return folder.resolve("workspace").toFile();
  }

  static String output(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  /** Whether it has worked: what it printed, or what it left behind. */
  static boolean hasWorked(Path folder, String printed) throws Exception {
    if (printed.contains("WORKED") || printed.contains(World.SECRET)) {
      return true;
    }
    for (String made : List.of("outside/new", "workspace/out/new", "workspace/made")) {
      if (Files.exists(folder.resolve(made))) {
        return true;
      }
    }
    return !Files.readString(folder.resolve("outside/victim")).equals("x");
  }

  /** All of them. */
  static List<ProgramRow> all() {
    List<ProgramRow> rows = new ArrayList<>(ArgumentRows.all());
    rows.addAll(RedirectRows.all());
    return rows;
  }

  /** Makes everything as it was. */
  static void reset(Path folder) throws Exception {
    for (String name :
        List.of(
            "workspace/out", "workspace/sub", "workspace/bin", "workspace/forbidden", "outside")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("outside/new", "workspace/out/new", "workspace/made")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    for (String name : List.of("own", "sub/own", "@own", "own:1")) {
      Files.writeString(folder.resolve("workspace").resolve(name), "WORKED");
    }
    for (String name : List.of("config", "HEAD")) {
      Files.deleteIfExists(folder.resolve("workspace/.git").resolve(name));
    }
    Files.writeString(folder.resolve("workspace/forbidden/secret"), World.SECRET);
    Files.writeString(folder.resolve("outside/secret"), World.SECRET);
    Files.writeString(folder.resolve("outside/victim"), "x");
    Files.writeString(folder.resolve("workspace/bin/git-own"), "#!/bin/sh\ntouch made\n");
    folder.resolve("workspace/bin/git-own").toFile().setExecutable(true);
    link(folder, "workspace/link", "outside/secret");
    link(folder, "workspace/way", "outside");
    link(folder, "workspace/inside", "workspace/own");
    link(folder, "workspace/out/link", "outside/new");
  }

  private static void link(Path folder, String name, String target) throws Exception {
    Path link = folder.resolve(name);
    if (!Files.isSymbolicLink(link)) {
      Files.createSymbolicLink(link, folder.resolve(target));
    }
  }
}
