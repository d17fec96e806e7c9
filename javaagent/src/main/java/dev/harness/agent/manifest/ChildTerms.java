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
 * @param outputBytes how much it prints to the JVM, 0 for any; in a file, if no size is set for
 *     files
 * @param seconds how long it may run, 0 for any time
 */
public record ChildTerms(
    Confine confine,
    boolean ports,
    boolean keep,
    int cpuSeconds,
    long memoryBytes,
    long fileBytes,
    long outputBytes,
    int seconds) {

  /** What holds where nothing is written. */
  public static final ChildTerms DEFAULT =
      new ChildTerms(Confine.REQUIRED, false, true, 0, 0, 0, 0, 0);

  /** The stricter of each. */
  public ChildTerms and(ChildTerms other) {
    return new ChildTerms(
        confine.compareTo(other.confine) < 0 ? confine : other.confine,
        ports && other.ports,
        keep && other.keep,
        (int) least(cpuSeconds, other.cpuSeconds),
        least(memoryBytes, other.memoryBytes),
        least(fileBytes, other.fileBytes),
        least(outputBytes, other.outputBytes),
        (int) least(seconds, other.seconds));
  }

  private static long least(long one, long other) {
    return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
  }

  /** Whether the kernel holds a child; the strictest first. */
  public enum Confine {
    /** It does, or there is no child. */
    REQUIRED,
    /** As far as this machine can; how far is in the audit. */
    BEST_EFFORT,
    /** It does not. */
    OFF
  }
}
