package dev.harness.agent.kernel;

/** Numbers of errors that the kernel gives. */
final class Errors {

  static final int EPERM = 1;
  static final int EACCES = 13;
  static final int ENOSYS = 38;
  static final int EOPNOTSUPP = 95;

  private Errors() {}
}
