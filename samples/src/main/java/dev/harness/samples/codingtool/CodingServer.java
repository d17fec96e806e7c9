package dev.harness.samples.codingtool;

import dev.harness.samples.codingtool.tool.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The process that has the tool, under the harness or bare: a command for each line it prints. */
public final class CodingServer {
  private CodingServer() {}

  /** Arguments: the workspace and the path of git. */
  public static void main(String[] arguments) throws InterruptedException {
    Workspace workspace = new Workspace(Path.of(arguments[0]));
    String git = arguments[1];
    answer(workspace, List.of(git, "status", "--short"));
    answer(workspace, List.of(git, "commit", "-q", "-a", "-m", "Fix it"));
    answer(workspace, List.of(git, "fetch", "-q", "origin"));
    answer(workspace, List.of("/bin/sh", "build.sh"));
    answer(workspace, List.of(git, "push", "-q", "origin"));
  }

  private static void answer(Workspace workspace, List<String> command)
      throws InterruptedException {
    try {
      System.out.println("allowed " + workspace.run(command));
    } catch (SecurityException e) {
      System.out.println("denied " + e.getMessage());
    } catch (IOException e) {
      System.out.println("failed " + e.getMessage());
    }
  }
}
