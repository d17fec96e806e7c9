package dev.harness.agent.jna.logging;

import org.jspecify.annotations.Nullable;

/** Says nothing: what fails is thrown, too. */
public final class Logger {
  private static final Logger SILENT = new Logger();

  private Logger() {}

  /** The one there is. */
  public static Logger getLogger(String name) {
    return SILENT;
  }

  /** No. */
  public boolean isLoggable(Level level) {
    return false;
  }

  /** Nothing. */
  public void log(Level level, String text) {}

  /** Nothing. */
  public void log(Level level, String text, @Nullable Object value) {}

  /** Nothing. */
  public void log(Level level, String text, @Nullable Throwable problem) {}

  /** Nothing. */
  public void log(Level level, String text, Object @Nullable [] values) {}
}
