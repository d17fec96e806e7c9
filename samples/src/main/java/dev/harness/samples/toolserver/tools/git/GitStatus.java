package dev.harness.samples.toolserver.tools.git;

import dev.harness.samples.toolserver.AgentTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks git for the state of the workspace; it passes on the options it is given. */
public final class GitStatus implements AgentTool {
  private final Path workspace;
  private final String program;

  /** {@code program} is the path of git. */
  public GitStatus(Path workspace, String program) {
    this.workspace = workspace;
    this.program = program;
  }

  @Override
  public String name() {
    return "git_status";
  }

  @Override
  public String description() {
    return "Shows what changed in the workspace.";
  }

  @Override
  public Map<String, String> arguments() {
    return Map.of("options", "array");
  }

  @Override
  public String call(Map<String, Object> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "-C", workspace.toString()));
    if (arguments.get("options") instanceof List<?> options) {
      options.forEach(option -> command.add(String.valueOf(option)));
    }
    command.addAll(List.of("status", "--short"));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
