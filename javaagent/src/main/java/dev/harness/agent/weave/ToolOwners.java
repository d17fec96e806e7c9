package dev.harness.agent.weave;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Tells which tool a class belongs to. */
public interface ToolOwners {
  /** Answer for a class of the host. */
  int HOST = -1;

  /**
   * Number of the tool that owns a class, or {@link #HOST}.
   *
   * @param loader the loader that defines it, null for the boot loader
   * @param name its internal name
   * @param domain where it comes from, if known
   */
  int ownerOf(@Nullable ClassLoader loader, String name, @Nullable ProtectionDomain domain);
}
