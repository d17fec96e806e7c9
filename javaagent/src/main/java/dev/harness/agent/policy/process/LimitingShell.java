package dev.harness.agent.policy.process;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.bootstrap.Launch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shell that sets the kernel's limits on itself and becomes the program, so there is no moment
 * without them; on the JVM's thread they would hold for the JVM.
 */
final class LimitingShell {
  private static final int KILOBYTE = 1024;
  private static final int BLOCK = 512;

  private LimitingShell() {}

  /** The same launch through such a shell, or itself if the kernel limits nothing. */
  static Launch limit(Launch launch, ChildTerms terms) {
    StringBuilder script = new StringBuilder();
    limit(script, "-t", terms.cpuSeconds());
    limit(script, "-v", terms.memoryBytes() / KILOBYTE);
    limit(script, "-f", fileBytes(launch, terms) / BLOCK);
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

  /** Output that goes to a file is not read by the JVM, so it is held as a file is. */
  private static long fileBytes(Launch launch, ChildTerms terms) {
    boolean printsToFile =
        terms.outputBytes() > 0
            && terms.fileBytes() == 0
            && (isFile(launch.descriptor(Launch.OUTPUT))
                || isFile(launch.descriptor(Launch.ERRORS)));
    return printsToFile ? terms.outputBytes() : terms.fileBytes();
  }

  private static boolean isFile(int descriptor) {
    return descriptor >= 0 && Files.isRegularFile(Path.of("/proc/self/fd/" + descriptor));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
