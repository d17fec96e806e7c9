package dev.harness.samples.codingtool.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a model may do in a workspace: run commands there. */
public final class Workspace {
  private final Path folder;

  /** Works in this folder. */
  public Workspace(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs a command to its end.
   *
   * @return its output and status
   */
  public String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return "status " + process.waitFor() + ": " + output.strip().replace('\n', ' ');
  }
}
