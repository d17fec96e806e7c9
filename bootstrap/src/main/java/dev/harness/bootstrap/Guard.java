package dev.harness.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What the gate asks. The agent implements it; of a compartment this package knows the {@link
 * Domain}.
 *
 * <p>Every method runs inside arbitrary JDK code on the thread that attempts the operation.
 */
public interface Guard {

  /**
   * Asks whether the compartment may do what row {@code site} asks about; throws if not.
   *
   * @return null to go on; otherwise the method returns this instead, which only rows whose methods
   *     can are told
   */
  @Nullable Object check(
      Domain compartment, int site, @Nullable Object subject, @Nullable Object detail);

  /** As {@link #check(Domain, int, Object, Object)}, for a number that must not be boxed. */
  @Nullable Object check(Domain compartment, int site, @Nullable Object subject, int detail);

  /**
   * Returns if the file that is open now may be open in the compartment; otherwise closes it and
   * throws.
   */
  void confirm(
      Domain compartment,
      int site,
      int descriptor,
      @Nullable Object holder,
      @Nullable Object path,
      int bits);

  /** What the compartment gets to see in place of {@code result}. */
  @Nullable Object filter(
      Domain compartment, int site, @Nullable Object result, @Nullable Object subject);

  /** Tells the guard what a host thread got, for rows that watch the host too. */
  void observe(int site, @Nullable Object result, @Nullable Object subject);

  /**
   * A wrapper of {@code task} that runs it in the compartment, whoever calls it.
   *
   * @param as the interface that the wrapper has; the task may have others
   */
  @Nullable Object carry(Domain compartment, @Nullable Object task, Class<?> as);

  /** Whether {@code created} belongs to the compartment that is making it. */
  boolean owns(Domain compartment, Object created, @Nullable Object detail);

  /** The compartment of a thread in {@code outer} that enters tool number {@code tool}. */
  Domain enter(@Nullable Domain outer, int tool);

  /**
   * Who {@code created} acts for: null for the host.
   *
   * @param compartment where that is asked; null for a task, whoever asks
   * @param created null for what is the host's
   */
  @Nullable Domain ownerOf(@Nullable Domain compartment, @Nullable Object created);

  /** The compartment in which row {@code site} of a database driver runs. */
  Domain driver(Domain compartment, int site, @Nullable Object driver);

  /**
   * What is in force on this thread, told by its stack: a constructor that failed may have left
   * {@code current} entered.
   *
   * @param base the compartment of the thread as a whole
   * @param entering how many frames of tools on top are only about to enter
   */
  @Nullable Domain settle(Domain current, @Nullable Domain base, int entering);

  /**
   * Starts a process for a compartment, or for the host.
   *
   * @return its process number
   * @throws Throwable what the JDK throws, or a denial
   */
  int spawn(@Nullable Domain compartment, Launch launch) throws Throwable;

  /** This thread started children in a tool and is in no tool any more. */
  void left();

  /** A row asks on this thread, which the gate takes for the host's; only in verify mode. */
  default void host() {}
}
