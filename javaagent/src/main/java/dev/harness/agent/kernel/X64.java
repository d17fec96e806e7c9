package dev.harness.agent.kernel;

/** Numbers of Linux on x86-64 that more than one class needs. */
final class X64 {
  static final int CLOSE = 3;
  static final int PRCTL = 157;
  static final int CAPSET = 126;
  static final int SECCOMP = 317;
  static final int OPENAT2 = 437;
  static final int LANDLOCK_CREATE = 444;
  static final int LANDLOCK_ADD = 445;
  static final int LANDLOCK_RESTRICT = 446;

  static final int EPERM = 1;
  static final int EACCES = 13;
  static final int ENOSYS = 38;
  static final int EOPNOTSUPP = 95;

  private X64() {}
}
