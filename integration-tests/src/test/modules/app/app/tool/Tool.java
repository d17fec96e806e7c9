package app.tool;

import java.nio.file.Files;
import java.nio.file.Path;

/** A tool. */
public final class Tool {
  private Tool() {}

  public static String read(String path) throws Exception {
    return Files.readString(Path.of(path));
  }
}
