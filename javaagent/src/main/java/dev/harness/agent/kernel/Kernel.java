package dev.harness.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This machine's kernel as far as it can hold child processes. */
public final class Kernel {
  private static final int ACTION_AVAILABLE = 2;
  private static final int ERROR_ACTION = 0x00050000;

  private final @Nullable Calls calls;
  private final Probe probe;

  private Kernel(@Nullable Calls calls, Probe probe) {
    this.calls = calls;
    this.probe = probe;
  }

  /** Looks at the running machine; changes nothing. */
  public static Kernel open() {
    String processor = System.getProperty("os.arch");
    if (!System.getProperty("os.name").equals("Linux") || !processor.equals("amd64")) {
      String where = System.getProperty("os.name") + " on " + processor;
      return unable("child processes are confined on Linux on x86-64 only, this is " + where);
    }
    try {
      Calls calls = NativeLayer.open();
      return new Kernel(calls, new Probe(Landlock.version(calls), hasFilters(calls), ""));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return unable(
          "JNA cannot load its library ("
              + cause
              + "); give -Djava.io.tmpdir a folder that allows"
              + " programs");
    }
  }

  private static Kernel unable(String problem) {
    return new Kernel(null, new Probe(-Errors.ENOSYS, false, problem));
  }

  private static boolean hasFilters(Calls calls) {
    try (Memory action = new Memory(calls, Memory.buffer(4).putInt(ERROR_ACTION).array())) {
      return calls.call(Syscall.SECCOMP.number(), ACTION_AVAILABLE, 0, action.address(), 0, 0) == 0;
    }
  }

  /** What it can enforce. */
  public Probe probe() {
    return probe;
  }

  /** What holds the children of one tool. */
  public Confinement confinement(Callable<Reach> reach) {
    return new Confinement(calls, probe, reach);
  }

  /**
   * Switches off starting processes in this JVM, for ever.
   *
   * @return why it cannot be done, or null if it is
   */
  public @Nullable String banProcesses() throws IOException {
    if (calls == null || !probe.filters()) {
      return probe.missing();
    }
    try {
      Restriction.banProcesses(calls);
    } catch (KernelException e) {
      return e.getMessage();
    }
    return everyThreadHasAFilter() ? null : "a thread has no filter";
  }

  private static boolean everyThreadHasAFilter() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        if (!hasFilter(thread.resolve("status"))) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean hasFilter(Path status) throws IOException {
    try {
      List<String> lines = Files.readAllLines(status);
      return lines.contains("Seccomp:\t2");
    } catch (IOException e) {
      // A thread that has ended needs none.
      return !Files.exists(status);
    }
  }
}
