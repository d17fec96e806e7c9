package dev.harness.agent.manifest;

/**
 * How a program runs that a tool starts.
 *
 * @param confine whether the kernel must hold it to the tool's grants
 * @param ports whether it may connect to the ports of the tool's {@code net.connect} grants and
 *     listen on those of its {@code net.listen} grants, the host being whichever
 * @param keep whether it may outlive the call of the tool that started it
 * @param cpuSeconds processor time for each of its processes, 0 for any
 * @param memoryBytes address space for each of its processes, 0 for any
 * @param fileBytes size of each file that it writes, 0 for any
 * @param seconds how long it may run, 0 for any time
 */
public record ChildTerms(
    Confine confine,
    boolean ports,
    boolean keep,
    int cpuSeconds,
    long memoryBytes,
    long fileBytes,
    int seconds) {

  /** What holds where nothing is written. */
  public static final ChildTerms DEFAULT =
      new ChildTerms(Confine.REQUIRED, false, true, 0, 0, 0, 0);

  /** Whether the kernel holds a child. */
  public enum Confine {
    /** It does, or there is no child. */
    REQUIRED,
    /** As far as this machine can; how far is in the audit. */
    BEST_EFFORT,
    /** It does not. */
    OFF
  }
}
