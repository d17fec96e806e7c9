package dev.harness.agent.prepare;

/** A file that was written for something else: it is not used, and nothing is less safe for it. */
public final class StaleException extends Exception {
  private static final long serialVersionUID = 1L;

  StaleException(String message) {
    super(message);
  }
}
