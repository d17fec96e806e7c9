package dev.harness.agent.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is put on a thread before it starts a child: one ruleset and one filter. */
final class Restriction implements AutoCloseable {
  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int FILTER_MODE = 1;
  private static final int CAPABILITIES_VERSION = 0x20080522;
  private static final int NO_CAPABILITIES = 24;

  private final Calls calls;
  private final Landlock landlock;
  private final int ruleset;
  private final Memory program;
  private final Memory filter;
  private final Memory self;
  private final Memory none;

  /** Builds both; {@code landlock} is null where the kernel has none and less is accepted. */
  Restriction(Calls calls, @Nullable Landlock landlock, Reach reach) throws KernelException {
    this.calls = calls;
    this.landlock = landlock == null ? new Landlock(calls, 0) : landlock;
    this.ruleset = landlock == null ? -1 : landlock.build(reach);
    byte[] code = Filters.child(reach);
    this.program = new Memory(calls, code);
    this.filter = header(calls, program);
    this.self = new Memory(calls, Memory.buffer(8).putInt(CAPABILITIES_VERSION).array());
    this.none = new Memory(calls, new byte[NO_CAPABILITIES]);
  }

  /** Puts it on the current thread, which nothing can take off again. */
  void apply() throws KernelException {
    forgoPrivileges();
    if (ruleset >= 0) {
      landlock.restrict(ruleset);
    }
    long result = calls.call(Syscall.SECCOMP.number(), FILTER_MODE, 0, filter.address(), 0, 0);

    require("seccomp", result);
  }

  /** No set-user-id program gains anything any more; what root holds beyond files is dropped. */
  private void forgoPrivileges() throws KernelException {
    gainNothing(calls);
    long result = calls.call(Syscall.CAPSET.number(), self.address(), none.address(), 0, 0, 0);
    require("capset", result);
  }

  private static void gainNothing(Calls calls) throws KernelException {
    long result = calls.call(Syscall.PRCTL.number(), NO_NEW_PRIVILEGES, 1, 0, 0, 0);
    require("no_new_privs", result);
  }

  /**
   * Switches off starting processes for all threads, for ever.
   *
   * @throws KernelException if a thread was left out; the result is then its number
   */
  static void banProcesses(Calls calls) throws KernelException {
    gainNothing(calls);
    try (Memory program = new Memory(calls, Filters.noProcesses());
        Memory filter = header(calls, program)) {
      long result = calls.call(Syscall.SECCOMP.number(), FILTER_MODE, 1, filter.address(), 0, 0);
      require("seccomp on all threads", result == 0 ? 0 : -Math.abs(result));
    }
  }

  private static Memory header(Calls calls, Memory program) {
    return Memory.longs(calls, program.size() / 8, program.address());
  }

  private static void require(String step, long result) throws KernelException {
    if (result != 0) {
      throw new KernelException(step, result);
    }
  }

  @Override
  public void close() {
    if (ruleset >= 0) {
      landlock.close(ruleset);
    }
    for (Memory memory : List.of(program, filter, self, none)) {
      memory.close();
    }
  }
}
