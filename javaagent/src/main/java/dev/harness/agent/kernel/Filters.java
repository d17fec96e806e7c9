package dev.harness.agent.kernel;

import static dev.harness.agent.kernel.X64.EACCES;
import static dev.harness.agent.kernel.X64.ENOSYS;
import static dev.harness.agent.kernel.X64.EPERM;

/** The system calls that are refused, by number on x86-64. */
final class Filters {
  private static final int CLONE = 56;
  private static final int CLONE3 = 435;
  private static final int CLONE_THREAD = 0x10000;
  private static final int NEW_NAMESPACES = 0x7e020000;
  private static final int FAST_OPEN = 0x20000000;
  private static final int SOCKET = 41;
  private static final int LISTEN = 50;
  private static final int IOCTL = 16;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541c;

  /** ptrace, process_vm_readv and _writev, pidfd_getfd, kcmp, process_madvise. */
  private static final int[] OTHER_PROCESSES = {101, 310, 311, 438, 312, 440};

  /** unshare, setns, mounts old and new, pivot_root, chroot. */
  private static final int[] NAMESPACES = {
    272, 308, 165, 166, 155, 161, 428, 429, 430, 431, 432, 433, 442
  };

  /**
   * Keys, bpf, perf, userfaultfd, modules, kexec, clocks, ports, swap, quota, reboot, log, names,
   * accounting, file handles, fanotify, moving pages.
   */
  private static final int[] MACHINE = {
    248, 249, 250, 321, 298, 323, 175, 176, 313, 246, 320, 159, 164, 227, 305, 172, 173, 167, 168,
    179, 169, 103, 170, 171, 163, 304, 300, 256, 279
  };

  /** System V memory, semaphores and messages, POSIX messages: no path names them. */
  private static final int[] SHARED = {29, 30, 31, 64, 65, 66, 220, 68, 69, 70, 71, 240, 241};

  /** io_uring does what the filter would see, unseen. */
  private static final int[] RINGS = {425, 426, 427};

  /** chmod, chown, utime, setxattr, removexattr and their kin, by path and by descriptor. */
  private static final int[] ATTRIBUTES = {
    90, 91, 268, 452, 92, 93, 94, 260, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199, 463, 466
  };

  private Filters() {}

  /** What Landlock does not see, for a child that reaches so far. */
  static byte[] child(Reach reach) {
    FilterCode code =
        new FilterCode()
            .deny(ENOSYS, CLONE3)
            .deny(ENOSYS, RINGS)
            .deny(EPERM, OTHER_PROCESSES)
            .deny(EPERM, NAMESPACES)
            .deny(EPERM, MACHINE)
            .deny(EPERM, SHARED);
    if (!reach.attributes()) {
      code.deny(EPERM, ATTRIBUTES);
    }
    network(code, reach);
    others(code);
    return code.denyValue(EPERM, IOCTL, 1, TIOCSTI)
        .denyValue(EPERM, IOCTL, 1, TIOCLINUX)
        .denyBits(EPERM, CLONE, 0, NEW_NAMESPACES)
        .end();
  }

  /** Nobody starts a process; threads are still made. */
  static byte[] noProcesses() {
    return new FilterCode()
        .deny(ENOSYS, CLONE3)
        .deny(EACCES, 57, 58, 59, 322)
        .denyWithout(EACCES, CLONE, 0, CLONE_THREAD)
        .end();
  }

  private static void network(FilterCode code, Reach reach) {
    if (reach.tcp()) {
      code.onlyTcp(EACCES, SOCKET)
          .denyBits(EPERM, 44, 3, FAST_OPEN)
          .denyBits(EPERM, 46, 2, FAST_OPEN)
          .denyBits(EPERM, 307, 3, FAST_OPEN);
    } else {
      code.deny(EACCES, SOCKET);
    }
    if (reach.listens().isEmpty()) {
      code.deny(EACCES, LISTEN);
    }
  }

  /** Limits and priorities of oneself only: prlimit, setpriority, sched_*, ioprio_set. */
  private static void others(FilterCode code) {
    for (int number : new int[] {302, 142, 144, 314, 203}) {
      code.onlySelf(EPERM, number, 0);
    }
    code.onlySelf(EPERM, 141, 1).onlySelf(EPERM, 251, 1);
    code.onlySelf(EPERM, 141, 0).denyValue(EPERM, 251, 0, 3);
  }
}
