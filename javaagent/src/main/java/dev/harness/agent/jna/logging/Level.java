package dev.harness.agent.jna.logging;

/** Levels that JNA names. */
public final class Level {
  /** For who looks closest. */
  public static final Level FINEST = new Level();

  /** For who looks closer. */
  public static final Level FINER = new Level();

  /** For who looks for a mistake. */
  public static final Level FINE = new Level();

  /** For who sets it up. */
  public static final Level CONFIG = new Level();

  /** For who is curious. */
  public static final Level INFO = new Level();

  /** Something may be wrong. */
  public static final Level WARNING = new Level();

  /** Something is wrong. */
  public static final Level SEVERE = new Level();

  private Level() {}
}
