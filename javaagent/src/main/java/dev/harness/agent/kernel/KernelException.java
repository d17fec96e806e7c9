package dev.harness.agent.kernel;

/** A step that the kernel refused. */
final class KernelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** {@code result} is what the call gave: the error's number below zero. */
  KernelException(String step, long result) {
    super(step + ": error " + -result);
  }
}
