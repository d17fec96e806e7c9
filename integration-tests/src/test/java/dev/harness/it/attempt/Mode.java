package dev.harness.it.attempt;

import dev.harness.it.attempt.Attempt.Expectation;

/** A way to run all attempts. */
enum Mode {
  BARE("bare"),
  NO_GRANT("no grant"),
  ABSENT("no grant, absent"),
  GRANTED("granted"),
  TOKEN("with a token"),
  NEIGHBOUR("neighbour's grant"),
  OTHERS("all but its own");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** Whether an attempt of this kind must work. */
  boolean lets(Expectation expectation) {
    if (expectation == Expectation.ALWAYS) {
      return true;
    }
    return switch (this) {
      case BARE -> true;
      case NO_GRANT, ABSENT, OTHERS -> false;
      case GRANTED, TOKEN -> expectation != Expectation.NEVER;
      case NEIGHBOUR -> expectation == Expectation.LIMIT;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
