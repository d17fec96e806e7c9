package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads texts as manifests. */
final class Loading {
  private static final String HEAD = "version: 1\ntools:\n  t:\n    grants:\n      - ";
  private final Path folder;

  Loading(Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  Path folder() {
    return folder;
  }

  /** A manifest with one tool and one grant; the grant begins at line 5, column 9. */
  static String grant(String text) {
    return HEAD + text + "\n";
  }

  Manifest load(String text, Map<String, String> environment)
      throws IOException, ManifestException {
    return ManifestLoader.load(Files.writeString(folder.resolve("m.yaml"), text), environment);
  }

  Manifest load(String text) throws IOException, ManifestException {
    return load(text, Map.of("HOME", "/home/me", "WILD", "/x/**"));
  }

  /** The problems of a text, with the file's folder left out; empty if it can be loaded. */
  List<String> problems(String text) throws IOException {
    try {
      load(text);
      return List.of();
    } catch (ManifestException e) {
      return e.problems().stream().map(line -> line.replace(folder + "/", "")).toList();
    }
  }
}
