package dev.harness.it.tool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Makes a file; what {@link Forged} copies under other names. */
public final class Opener implements Consumer<String> {
  @Override
  public void accept(String path) {
    try {
      new FileOutputStream(path).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
