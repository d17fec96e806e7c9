package dev.harness.bootstrap;

/** A compartment as the gate sees it: it can tell at once that a call stays where it is. */
public abstract class Domain {
  /** In place of a number: entering any tool changes something. */
  protected static final int NO_TOOL = -1;

  /** Number of the tool that was entered last; entering it again changes nothing. */
  final int tool;

  /** A compartment whose innermost tool has this number, or {@link #NO_TOOL}. */
  protected Domain(int tool) {
    this.tool = tool;
  }
}
