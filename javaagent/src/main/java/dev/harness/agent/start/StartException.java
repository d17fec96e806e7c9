package dev.harness.agent.start;

/** Thrown when the harness cannot start; the message is for the person who starts the JVM. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
