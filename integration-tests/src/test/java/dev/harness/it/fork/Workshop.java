package dev.harness.it.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a manifest. */
public final class Workshop {
  private final Path folder;

  public Workshop(Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /** A manifest with one tool that owns {@code dev.harness.it.tool}. */
  public Path tool(String... grants) throws IOException {
    return manifest(
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n    grants:"
            + (grants.length == 0
                ? " []\n"
                : "\n      - " + String.join("\n      - ", grants) + "\n"));
  }

  public Path manifest(String text) throws IOException {
    return Files.writeString(path("manifest.yaml"), text);
  }

  public List<String> audit() throws IOException {
    Path file = path("audit.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
