package dev.harness.agent.policy;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.bootstrap.Launch;
import java.nio.charset.StandardCharsets;

/**
 * Limits of a child. The kernel keeps those of processor time, memory and files for each process by
 * itself; the JVM ends what runs too long.
 *
 * @param keep whether it may outlive the call of the tool that started it
 * @param cpuSeconds processor time, 0 for any
 * @param memoryBytes address space, 0 for any
 * @param fileBytes size of a written file, 0 for any
 * @param seconds time until the JVM ends it, 0 for any
 */
record ChildLimits(boolean keep, long cpuSeconds, long memoryBytes, long fileBytes, long seconds) {
  static final ChildLimits NONE = new ChildLimits(true, 0, 0, 0, 0);

  private static final int KILOBYTE = 1024;
  private static final int BLOCK = 512;

  /** The stricter of these and a tool's. */
  ChildLimits and(ChildTerms terms) {
    return new ChildLimits(
        keep && terms.keep(),
        least(cpuSeconds, terms.cpuSeconds()),
        least(memoryBytes, terms.memoryBytes()),
        least(fileBytes, terms.fileBytes()),
        least(seconds, terms.seconds()));
  }

  /**
   * The same launch with the limits of the kernel. A shell sets them on itself and becomes the
   * program, so there is no moment without them; on the JVM's thread they would hold for the JVM.
   */
  Launch on(Launch launch) {
    StringBuilder script = new StringBuilder();
    limit(script, "-t", cpuSeconds);
    limit(script, "-v", memoryBytes / KILOBYTE);
    limit(script, "-f", fileBytes / BLOCK);
    if (script.length() == 0) {
      return launch;
    }
    byte[] program = launch.program();
    byte[] shell = bytes("-c\0" + script + "exec \"$0\" \"$@\"\0");
    byte[] more = new byte[shell.length + program.length];
    System.arraycopy(shell, 0, more, 0, shell.length);
    System.arraycopy(program, 0, more, shell.length, program.length);
    return launch.with(bytes("/bin/sh\0"), more, 3);
  }

  private static void limit(StringBuilder script, String kind, long value) {
    if (value > 0) {
      script.append("ulimit ").append(kind).append(' ').append(value).append(" && ");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static long least(long one, long other) {
    return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
  }
}
