package dev.harness.agent.kernel;

import static dev.harness.agent.kernel.Errors.EACCES;
import static dev.harness.agent.kernel.Errors.ENOSYS;
import static dev.harness.agent.kernel.Errors.EPERM;

import dev.harness.agent.kernel.Syscall.Kind;

/** The system calls that are refused. */
final class Filters {
  private static final int CLONE_THREAD = 0x10000;
  private static final int NEW_NAMESPACES = 0x7e020000;
  private static final int FAST_OPEN = 0x20000000;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541c;
  private static final int OF_A_USER = 3;

  private Filters() {}

  /** What Landlock does not see, for a child that reaches so far. */
  static byte[] child(Reach reach) {
    FilterCode code =
        new FilterCode()
            .deny(ENOSYS, Syscall.CLONE3)
            .deny(ENOSYS, Syscall.of(Kind.RINGS))
            .deny(EPERM, Syscall.of(Kind.OTHER_PROCESSES))
            .deny(EPERM, Syscall.of(Kind.NAMESPACES))
            .deny(EPERM, Syscall.of(Kind.MACHINE))
            .deny(EPERM, Syscall.of(Kind.SHARED));
    if (!reach.attributes()) {
      code.deny(EPERM, Syscall.of(Kind.ATTRIBUTES));
    }
    network(code, reach);
    others(code);
    return code.denyValue(EPERM, Syscall.IOCTL, 1, TIOCSTI)
        .denyValue(EPERM, Syscall.IOCTL, 1, TIOCLINUX)
        .denyBits(EPERM, Syscall.CLONE, 0, NEW_NAMESPACES)
        .end();
  }

  /** Nobody starts a process; threads are still made. */
  static byte[] noProcesses() {
    return new FilterCode()
        .deny(ENOSYS, Syscall.CLONE3)
        .deny(EACCES, Syscall.FORK, Syscall.VFORK, Syscall.EXECVE, Syscall.EXECVEAT)
        .denyWithout(EACCES, Syscall.CLONE, 0, CLONE_THREAD)
        .end();
  }

  private static void network(FilterCode code, Reach reach) {
    if (reach.tcp()) {
      code.onlyTcp(EACCES, Syscall.SOCKET)
          .denyBits(EPERM, Syscall.SENDTO, 3, FAST_OPEN)
          .denyBits(EPERM, Syscall.SENDMSG, 2, FAST_OPEN)
          .denyBits(EPERM, Syscall.SENDMMSG, 3, FAST_OPEN);
    } else {
      code.deny(EACCES, Syscall.SOCKET);
    }
    if (reach.listens().isEmpty()) {
      code.deny(EACCES, Syscall.LISTEN);
    }
  }

  /** Limits and priorities of oneself only. */
  private static void others(FilterCode code) {
    code.onlySelf(EPERM, Syscall.PRLIMIT64, 0)
        .onlySelf(EPERM, Syscall.SCHED_SETPARAM, 0)
        .onlySelf(EPERM, Syscall.SCHED_SETSCHEDULER, 0)
        .onlySelf(EPERM, Syscall.SCHED_SETATTR, 0)
        .onlySelf(EPERM, Syscall.SCHED_SETAFFINITY, 0)
        .onlySelf(EPERM, Syscall.SETPRIORITY, 0)
        .onlySelf(EPERM, Syscall.SETPRIORITY, 1)
        .denyValue(EPERM, Syscall.IOPRIO_SET, 0, OF_A_USER)
        .onlySelf(EPERM, Syscall.IOPRIO_SET, 1);
  }
}
