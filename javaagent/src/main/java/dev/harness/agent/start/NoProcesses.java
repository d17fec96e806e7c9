package dev.harness.agent.start;

import dev.harness.agent.kernel.Kernel;
import dev.harness.agent.manifest.ChildTerms.Confine;
import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ToolDeclaration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where nobody may start a process, nobody can: not even native code. */
final class NoProcesses {
  private NoProcesses() {}

  /** Whether a manifest asks for something that the kernel does. */
  static boolean needsKernel(Manifest manifest) {
    return isBanned(manifest) || grantsPrograms(manifest, false);
  }

  /** Switches starting processes off in this JVM if the manifest lets nobody. */
  static void apply(Manifest manifest, @Nullable Kernel kernel) throws StartException, IOException {
    if (kernel == null || !isBanned(manifest)) {
      return;
    }
    String problem = kernel.banProcesses();
    if (problem != null) {
      throw new StartException(
          "the kernel cannot switch off starting processes ("
              + problem
              + "); remove host: { process: none }");
    }
  }

  private static boolean isBanned(Manifest manifest) {
    return !manifest.hostStartsProcesses()
        && manifest.mode() == Manifest.Mode.ENFORCE
        && !grantsPrograms(manifest, true);
  }

  private static boolean grantsPrograms(Manifest manifest, boolean unconfined) {
    for (ToolDeclaration tool : manifest.tools()) {
      for (Grant grant : tool.grants()) {
        if (grant instanceof Grant.Exec exec
            && (unconfined || exec.terms().confine() != Confine.OFF)) {
          return true;
        }
      }
    }
    return false;
  }
}
