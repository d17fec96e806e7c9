package dev.harness.agent.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the audit file. A plain stream, opened once at the start: an interrupt does
 * not close it, and no later change of names reaches it.
 */
public final class AuditLog {
  private final FileOutputStream out;
  private final JsonLine line = new JsonLine();
  private final Clock clock = new Clock();
  private long sequence;
  private boolean complained;
  private volatile @Nullable Consumer<AuditRecord> listener;

  /**
   * Opens the file for appending.
   *
   * @throws IOException if it cannot be opened
   */
  public AuditLog(Path file) throws IOException {
    this.out = new FileOutputStream(file.toFile(), true);
  }

  /**
   * Writes a record. If that fails it complains on stderr once; the caller decides all the same.
   */
  public void write(AuditRecord record) {
    append(record);
    Consumer<AuditRecord> told = listener;
    if (told != null) {
      told.accept(record);
    }
  }

  /** Each record is also given to {@code newListener}, on the thread that writes it. */
  public void tell(Consumer<AuditRecord> newListener) {
    listener = newListener;
  }

  private synchronized void append(AuditRecord record) {
    sequence++;
    line.begin()
        .member("time", clock.now())
        .member("seq", sequence)
        .member("tool", record.tool())
        .member("operation", record.operation())
        .member("resource", record.resource())
        .member("reason", record.reason())
        .member("decision", record.allowed() ? "allow" : "deny")
        .member("mode", record.mode())
        .member("rule", record.rule())
        .member("token", record.token())
        .member("confinement", record.confinement())
        .member("missing", record.missing())
        .member("thread", record.thread())
        .member("caller", record.caller())
        .end();
    try {
      out.write(line.bytes(), 0, line.length());
    } catch (IOException e) {
      complain(e);
    }
  }

  private void complain(IOException problem) {
    if (!complained) {
      complained = true;
      System.err.println("harness: the audit file cannot be written: " + problem.getMessage());
    }
  }
}
