package dev.harness.agent.manifest;

import java.util.List;

/** Thrown when a manifest cannot be used; carries every problem found, one line each. */
public final class ManifestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String[] problems;

  /** Takes the problems, each ready to print: {@code manifest.yaml:12:7: unknown key ...}. */
  public ManifestException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = problems.toArray(new String[0]);
  }

  /** All problems, in the order of the file; never empty. */
  public List<String> problems() {
    return List.of(problems);
  }
}
