package dev.harness.it.example.archive;

import static dev.harness.capability.Capability.FILE_READ;

import dev.harness.capability.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Keeps records. */
public final class Archive {
  private final Path records;

  /** With records in a folder. */
  public Archive(Path records) {
    this.records = records;
  }

  /** A record. */
  public String fetch(String name) throws IOException {
    return Files.readString(records.resolve(name));
  }

  /** A record, and below it what somebody has to say of it. */
  public String annotated(String name, Supplier<String> note) throws IOException {
    return fetch(name) + " / " + note.get();
  }

  /** The right to read one record, for a minute. */
  public Token lend(String name, String borrower) {
    return Token.held(FILE_READ.of(records.resolve(name).toString()))
        .delegate(borrower)
        .expires(Duration.ofMinutes(1));
  }
}
