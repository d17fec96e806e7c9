package dev.harness.samples.toolserver.tools.files;

import dev.harness.samples.toolserver.AgentTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a text file; it trusts the path it is given. */
public final class ReadFile implements AgentTool {
  private final Path workspace;

  /** Relative paths start from {@code workspace}. */
  public ReadFile(Path workspace) {
    this.workspace = workspace;
  }

  @Override
  public String name() {
    return "read_file";
  }

  @Override
  public String description() {
    return "Reads a text file of the workspace.";
  }

  @Override
  public Map<String, String> arguments() {
    return Map.of("path", "string");
  }

  @Override
  public String call(Map<String, Object> arguments) throws IOException {
    return Files.readString(workspace.resolve(String.valueOf(arguments.get("path"))));
  }
}
