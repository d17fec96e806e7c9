package dev.harness.agent.policy;

/** Wants to know what becomes of recordings of the flight recorder. */
public interface RecordingWatch {
  /** A recording was begun or has ended, by whomever. */
  void changed();

  /** Some time went by: settings of a recording change without a word. */
  void look();
}
