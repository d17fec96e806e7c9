package dev.harness.agent.verify;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.audit.AuditRecord;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.policy.owner.Who;
import java.io.PrintStream;
import java.lang.StackWalker.StackFrame;

/**
 * Says that two ways to decide came to different answers, on stderr and in the audit, and ends the
 * JVM: a test fails for sure, whatever a tool swallows.
 */
final class Differences {
  /** With which the JVM ends. */
  private static final int STATUS = 86;

  private static final String MODE = "verify";

  private final AuditLog audit;

  /** Whatever a tool or the host puts in its place later. */
  private final PrintStream err = System.err;

  Differences(AuditLog audit) {
    this.audit = audit;
  }

  /** Both answers; there is no return. */
  AssertionError found(Who who, String text) {
    String caller = Callers.nearest();
    err.println("harness: verify: " + text + " at " + caller);
    for (StackFrame frame : Trail.frames()) {
      err.println("harness: verify:     " + frame);
    }
    err.flush();
    audit.write(
        new AuditRecord(
            who.toString(),
            MODE,
            text,
            null,
            false,
            MODE,
            null,
            null,
            null,
            null,
            Thread.currentThread().getName(),
            caller));
    Runtime.getRuntime().halt(STATUS);
    return new AssertionError(text);
  }
}
