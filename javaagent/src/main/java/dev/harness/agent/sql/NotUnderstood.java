package dev.harness.agent.sql;

/** Ends the reading of a statement; never leaves this package. */
@SuppressWarnings("serial")
final class NotUnderstood extends RuntimeException {
  final int offset;

  NotUnderstood(int offset, String reason) {
    super(reason, null, false, false);
    this.offset = offset;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
