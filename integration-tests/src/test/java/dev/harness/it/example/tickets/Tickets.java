package dev.harness.it.example.tickets;

import dev.harness.capability.Token;
import dev.harness.it.example.archive.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Answers tickets. */
public final class Tickets {
  private final Path folder;
  private final Archive archive;

  /** With tickets in a folder, and an archive to ask. */
  public Tickets(Path folder, Archive archive) {
    this.folder = folder;
    this.archive = archive;
  }

  /** The name of the record that a ticket asks for. */
  public String wanted(String ticket) throws IOException {
    return Files.readString(folder.resolve(ticket)).strip();
  }

  /** The record that a ticket asks for. */
  public String answer(String ticket) throws IOException {
    return archive.fetch(wanted(ticket));
  }

  /** All of them, at once. */
  public List<String> answerAll(List<String> tickets) {
    return tickets.parallelStream().map(this::quietly).toList();
  }

  /** A note for a record; whoever wants it calls it. */
  public Supplier<String> note(Path path) {
    return () -> read(path);
  }

  /** A record that somebody lent. */
  public String readWith(Token loan, Path record) throws IOException {
    return loan.call(() -> Files.readString(record));
  }

  private String quietly(String ticket) {
    try {
      return answer(ticket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
