package dev.harness.agent.manifest.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses what a command line was meant to say; a guess is only ever shown. */
final class ProgramNames {
  private static final List<String> FOLDERS = List.of("/usr/local/bin", "/usr/bin", "/bin");

  private ProgramNames() {}

  /** What to write in place of a command that is found where programs usually are, or null. */
  static @Nullable String fix(String command) {
    String[] words = command.strip().split("\\s+");
    String program = words[0].matches("[A-Za-z0-9._+-]+") ? find(words[0]) : null;
    if (program == null || words.length == 1) {
      return program == null ? null : "\"" + program + "\"";
    }
    String args = String.join(", ", List.of(words).subList(1, words.length));
    return "{ program: " + program + ", args: [" + args + "] }";
  }

  private static @Nullable String find(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }
}
