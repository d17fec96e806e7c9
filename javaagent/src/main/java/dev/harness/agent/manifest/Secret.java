package dev.harness.agent.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A user name or password, and where it comes from. Shows itself to nobody who prints it. */
public final class Secret {
  private final @Nullable String text;
  private final @Nullable Path file;

  private Secret(@Nullable String text, @Nullable Path file) {
    this.text = text;
    this.file = file;
  }

  /** One that is known. */
  public static Secret of(String text) {
    return new Secret(text, null);
  }

  /** The content of a file, read anew each time, so that it can be changed. */
  public static Secret in(Path file) {
    return new Secret(null, file);
  }

  /**
   * Its value.
   *
   * @throws IOException if its file cannot be read
   */
  public String value() throws IOException {
    return text != null
        ? text
        : Files.readString(java.util.Objects.requireNonNull(file)).stripTrailing();
  }

  @Override
  public String toString() {
    return "***";
  }
}
