package dev.harness.agent.kernel;

import java.util.Arrays;

/** The system calls that matter here, by the kernel's names, with their numbers on x86-64. */
enum Syscall {
  CLONE(56, Kind.OWN),
  CLONE3(435, Kind.OWN),
  SOCKET(41, Kind.OWN),
  LISTEN(50, Kind.OWN),
  IOCTL(16, Kind.OWN),
  FORK(57, Kind.OWN),
  VFORK(58, Kind.OWN),
  EXECVE(59, Kind.OWN),
  EXECVEAT(322, Kind.OWN),
  SENDTO(44, Kind.OWN),
  SENDMSG(46, Kind.OWN),
  SENDMMSG(307, Kind.OWN),
  PRLIMIT64(302, Kind.OWN),
  SCHED_SETPARAM(142, Kind.OWN),
  SCHED_SETSCHEDULER(144, Kind.OWN),
  SCHED_SETATTR(314, Kind.OWN),
  SCHED_SETAFFINITY(203, Kind.OWN),
  SETPRIORITY(141, Kind.OWN),
  IOPRIO_SET(251, Kind.OWN),
  CLOSE(3, Kind.OWN),
  PRCTL(157, Kind.OWN),
  CAPSET(126, Kind.OWN),
  SECCOMP(317, Kind.OWN),
  OPENAT2(437, Kind.OWN),
  LANDLOCK_CREATE_RULESET(444, Kind.OWN),
  LANDLOCK_ADD_RULE(445, Kind.OWN),
  LANDLOCK_RESTRICT_SELF(446, Kind.OWN),
  PTRACE(101, Kind.OTHER_PROCESSES),
  PROCESS_VM_READV(310, Kind.OTHER_PROCESSES),
  PROCESS_VM_WRITEV(311, Kind.OTHER_PROCESSES),
  PIDFD_GETFD(438, Kind.OTHER_PROCESSES),
  KCMP(312, Kind.OTHER_PROCESSES),
  PROCESS_MADVISE(440, Kind.OTHER_PROCESSES),
  UNSHARE(272, Kind.NAMESPACES),
  SETNS(308, Kind.NAMESPACES),
  MOUNT(165, Kind.NAMESPACES),
  UMOUNT2(166, Kind.NAMESPACES),
  PIVOT_ROOT(155, Kind.NAMESPACES),
  CHROOT(161, Kind.NAMESPACES),
  OPEN_TREE(428, Kind.NAMESPACES),
  MOVE_MOUNT(429, Kind.NAMESPACES),
  FSOPEN(430, Kind.NAMESPACES),
  FSCONFIG(431, Kind.NAMESPACES),
  FSMOUNT(432, Kind.NAMESPACES),
  FSPICK(433, Kind.NAMESPACES),
  MOUNT_SETATTR(442, Kind.NAMESPACES),
  OPEN_TREE_ATTR(467, Kind.NAMESPACES),
  ADD_KEY(248, Kind.MACHINE),
  REQUEST_KEY(249, Kind.MACHINE),
  KEYCTL(250, Kind.MACHINE),
  BPF(321, Kind.MACHINE),
  PERF_EVENT_OPEN(298, Kind.MACHINE),
  USERFAULTFD(323, Kind.MACHINE),
  INIT_MODULE(175, Kind.MACHINE),
  DELETE_MODULE(176, Kind.MACHINE),
  FINIT_MODULE(313, Kind.MACHINE),
  KEXEC_LOAD(246, Kind.MACHINE),
  KEXEC_FILE_LOAD(320, Kind.MACHINE),
  ADJTIMEX(159, Kind.MACHINE),
  SETTIMEOFDAY(164, Kind.MACHINE),
  CLOCK_SETTIME(227, Kind.MACHINE),
  CLOCK_ADJTIME(305, Kind.MACHINE),
  IOPL(172, Kind.MACHINE),
  IOPERM(173, Kind.MACHINE),
  SWAPON(167, Kind.MACHINE),
  SWAPOFF(168, Kind.MACHINE),
  QUOTACTL(179, Kind.MACHINE),
  QUOTACTL_FD(443, Kind.MACHINE),
  REBOOT(169, Kind.MACHINE),
  SYSLOG(103, Kind.MACHINE),
  SETHOSTNAME(170, Kind.MACHINE),
  SETDOMAINNAME(171, Kind.MACHINE),
  ACCT(163, Kind.MACHINE),
  OPEN_BY_HANDLE_AT(304, Kind.MACHINE),
  FANOTIFY_INIT(300, Kind.MACHINE),
  MIGRATE_PAGES(256, Kind.MACHINE),
  MOVE_PAGES(279, Kind.MACHINE),
  SHMGET(29, Kind.SHARED),
  SHMAT(30, Kind.SHARED),
  SHMCTL(31, Kind.SHARED),
  SEMGET(64, Kind.SHARED),
  SEMOP(65, Kind.SHARED),
  SEMCTL(66, Kind.SHARED),
  SEMTIMEDOP(220, Kind.SHARED),
  MSGGET(68, Kind.SHARED),
  MSGSND(69, Kind.SHARED),
  MSGRCV(70, Kind.SHARED),
  MSGCTL(71, Kind.SHARED),
  MQ_OPEN(240, Kind.SHARED),
  MQ_UNLINK(241, Kind.SHARED),
  IO_URING_SETUP(425, Kind.RINGS),
  IO_URING_ENTER(426, Kind.RINGS),
  IO_URING_REGISTER(427, Kind.RINGS),
  CHMOD(90, Kind.ATTRIBUTES),
  FCHMOD(91, Kind.ATTRIBUTES),
  FCHMODAT(268, Kind.ATTRIBUTES),
  FCHMODAT2(452, Kind.ATTRIBUTES),
  CHOWN(92, Kind.ATTRIBUTES),
  FCHOWN(93, Kind.ATTRIBUTES),
  LCHOWN(94, Kind.ATTRIBUTES),
  FCHOWNAT(260, Kind.ATTRIBUTES),
  UTIME(132, Kind.ATTRIBUTES),
  UTIMES(235, Kind.ATTRIBUTES),
  FUTIMESAT(261, Kind.ATTRIBUTES),
  UTIMENSAT(280, Kind.ATTRIBUTES),
  SETXATTR(188, Kind.ATTRIBUTES),
  LSETXATTR(189, Kind.ATTRIBUTES),
  FSETXATTR(190, Kind.ATTRIBUTES),
  REMOVEXATTR(197, Kind.ATTRIBUTES),
  LREMOVEXATTR(198, Kind.ATTRIBUTES),
  FREMOVEXATTR(199, Kind.ATTRIBUTES),
  SETXATTRAT(463, Kind.ATTRIBUTES),
  REMOVEXATTRAT(466, Kind.ATTRIBUTES),
  FILE_SETATTR(469, Kind.ATTRIBUTES);

  private final int number;
  private final Kind kind;

  /** What a call is good for. */
  enum Kind {
    /** What the harness itself calls, or judges by its arguments. */
    OWN,
    /** Looking into other processes. */
    OTHER_PROCESSES,
    /** Namespaces, mounts and roots. */
    NAMESPACES,
    /**
     * Keys, programs in the kernel, modules, clocks, ports, quota, names, file handles, pages of
     * others.
     */
    MACHINE,
    /** System V memory, semaphores and messages, POSIX messages: no path names them. */
    SHARED,
    /** What io_uring does no filter sees. */
    RINGS,
    /** Modes, owners, times and attributes of files, by path and by descriptor. */
    ATTRIBUTES
  }

  Syscall(int number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  int number() {
    return number;
  }

  /** All of a kind. */
  static Syscall[] of(Kind kind) {
    return Arrays.stream(values()).filter(call -> call.kind == kind).toArray(Syscall[]::new);
  }
}
