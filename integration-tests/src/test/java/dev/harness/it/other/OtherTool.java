package dev.harness.it.other;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tool that holds more than the first. */
public final class OtherTool {
  private OtherTool() {}

  /** Reads a file for whoever asks. */
  public static String read(String path) throws IOException {
    return Files.readString(Path.of(path));
  }
}
