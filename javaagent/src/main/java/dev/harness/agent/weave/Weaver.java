package dev.harness.agent.weave;

import org.jspecify.annotations.Nullable;

/** Gives classes of the JDK what rows add to them. */
public interface Weaver {
  /**
   * Rewrites a class.
   *
   * @param name internal name
   * @param bytes its class file
   * @return the new class file, or null if no row names the class
   * @throws UnboundRowException if a row does not bind to exactly one method
   */
  byte @Nullable [] weave(String name, byte[] bytes);
}
