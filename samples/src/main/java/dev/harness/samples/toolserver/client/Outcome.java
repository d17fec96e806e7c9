package dev.harness.samples.toolserver.client;

/**
 * What became of an attempt.
 *
 * @param attempt the call
 * @param state {@code allowed}, {@code denied}, {@code failed} or {@code not run}
 * @param text what the tool answered
 */
record Outcome(Attempt attempt, String state, String text) {
  static final String ALLOWED = "allowed";
  static final String DENIED = "denied";
  static final String FAILED = "failed";
  static final String NOT_RUN = "not run";

  /** Whether intended calls went through and injected ones did not. */
  boolean isRight() {
    return state.equals(attempt.injected() ? DENIED : ALLOWED) || state.equals(NOT_RUN);
  }
}
