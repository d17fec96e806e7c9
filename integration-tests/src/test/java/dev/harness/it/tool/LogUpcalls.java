package dev.harness.it.tool;

import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** What a tool may give to the host's logging, which calls it for each record. */
final class LogUpcalls {
  private LogUpcalls() {}

  /** Makes a line of a record. */
  static final class Lines extends Formatter {
    private final String path;

    Lines(String path) {
      this.path = path;
    }

    @Override
    public String format(LogRecord entry) {
      return Upcalls.deed(path, "line");
    }
  }

  /** Takes a record. */
  static final class Sink extends Handler {
    private final String path;

    Sink(String path) {
      this.path = path;
    }

    @Override
    public void publish(LogRecord entry) {
      Upcalls.deed(path, "");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Says whether a record is wanted. */
  static Filter filter(String path) {
    return entry -> Upcalls.deed(path, true);
  }
}
