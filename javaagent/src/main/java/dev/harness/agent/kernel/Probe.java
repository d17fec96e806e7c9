package dev.harness.agent.kernel;

/**
 * What this machine can enforce on child processes.
 *
 * @param landlock version of Landlock, or the error's number below zero
 * @param filters whether seccomp filters can be installed
 * @param problem why system calls cannot be made at all; empty if they can
 */
public record Probe(int landlock, boolean filters, String problem) {
  /** From this version on signals stay inside, too; Linux 6.12. */
  private static final int FULL = 6;

  /** Whether a child is held to all of its tool's grants. */
  public boolean isFull() {
    return problem.isEmpty() && filters && landlock >= FULL;
  }

  /** What is reached, in a word or two for the audit. */
  public String level() {
    if (isFull()) {
      return "full";
    }
    if (!problem.isEmpty() || !filters) {
      return "none";
    }
    return landlock > 0 ? "partial (Landlock " + landlock + ")" : "system calls only";
  }

  /** What is missing and what helps; empty if nothing is. */
  public String missing() {
    if (!problem.isEmpty()) {
      return problem;
    }
    if (!filters) {
      return "seccomp filters are not there; use a kernel or container profile that has them";
    }
    if (landlock > 0) {
      return isFull()
          ? ""
          : "Landlock is version " + landlock + " of at least 6; use Linux 6.12 or later";
    }
    return switch (-landlock) {
      case Errors.ENOSYS ->
          "Landlock is not there (ENOSYS); use Linux 6.12 or later with CONFIG_SECURITY_LANDLOCK,"
              + " and a container profile that lets it through";
      case Errors.EOPNOTSUPP ->
          "Landlock is switched off (EOPNOTSUPP); add landlock to the kernel's lsm= parameter";
      case Errors.EPERM ->
          "Landlock is forbidden (EPERM); use a container profile that allows landlock_*";
      default -> "Landlock cannot be used (error " + -landlock + ")";
    };
  }
}
