package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;

/** Thrown when a row does not name exactly one method of the running JDK. */
public final class UnboundRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnboundRowException(Interception row, int count) {
    super("row " + row + " binds to " + count + " methods of this JDK, not to one");
  }
}
