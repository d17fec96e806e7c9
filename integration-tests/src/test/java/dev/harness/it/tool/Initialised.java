package dev.harness.it.tool;

/** A class of a tool that sets itself up. */
final class Initialised {
  static {
    Upcalls.deedAtPlace();
  }

  private Initialised() {}
}
