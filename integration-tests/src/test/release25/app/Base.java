package app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A class of the host's that reads when it is made. */
public class Base {
  private final String text;

  protected Base(String file) throws IOException {
    text = file.isEmpty() ? "" : Files.readString(Path.of(file));
  }

  public String text() {
    return text;
  }
}
