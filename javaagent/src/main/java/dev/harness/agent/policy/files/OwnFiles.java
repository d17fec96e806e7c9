package dev.harness.agent.policy.files;

import java.util.List;

/**
 * The harness's own files: manifest, audit file, jar, and what was woven ahead. No grant allows a
 * tool to change them, or to move or remove a folder above them.
 */
public final class OwnFiles {
  private final String[] files;

  /** Takes real paths. */
  public OwnFiles(List<String> files) {
    this.files = files.toArray(new String[0]);
  }

  /** Whether a write to {@code real} would touch one; {@code follow} is false for moves. */
  boolean protect(String real, boolean follow) {
    for (String file : files) {
      if (file.equals(real) || (!follow && isAbove(real, file))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAbove(String folder, String file) {
    return file.length() > folder.length()
        && file.startsWith(folder)
        && (file.charAt(folder.length()) == '/' || folder.equals("/"));
  }
}
