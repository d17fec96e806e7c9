package dev.harness.agent.policy;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.audit.AuditRecord;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.capability.CapabilityDeniedException;
import org.jspecify.annotations.Nullable;

/** Writes decisions to the audit and makes the exception that a tool gets to see. */
final class Denials {
  private static final int USUAL_LENGTH = 256;

  private final AuditLog audit;
  private final String mode;

  Denials(AuditLog audit, Manifest.Mode mode) {
    this.audit = audit;
    this.mode = mode == Manifest.Mode.AUDIT ? "audit" : "enforce";
  }

  AuditLog audit() {
    return audit;
  }

  /** Writes one line. The decision stands whether or not that works. */
  void record(Compartment compartment, Verdict verdict) {
    Attempt attempt = verdict.attempt();
    String missing = verdict.allowed() ? "" : attempt.missing();
    String caller = verdict.caller();
    audit.write(
        new AuditRecord(
            tool(compartment, verdict).name(),
            attempt.capability().key(),
            attempt.resource(),
            attempt.reason().isEmpty() ? null : attempt.reason(),
            verdict.allowed(),
            mode,
            verdict.rule(),
            verdict.token() == null ? null : verdict.token().id(),
            verdict.confinement(),
            missing.isEmpty() ? null : missing,
            Thread.currentThread().getName(),
            caller == null ? Callers.nearest() : caller));
  }

  /** What is thrown, after the record is written. */
  CapabilityDeniedException exception(Compartment compartment, Verdict verdict) {
    Attempt attempt = verdict.attempt();
    String tool = tool(compartment, verdict).name();
    StringBuilder text = new StringBuilder(USUAL_LENGTH);
    text.append("Tool \"").append(tool).append("\" may not ");
    text.append(attempt.action()).append(' ').append(attempt.resource());
    if (!attempt.reason().isEmpty()) {
      text.append(": ").append(attempt.reason());
    }
    Minted token = verdict.token();
    if (token != null) {
      String end = token.end();
      text.append(". Token ").append(token.id()).append(' ');
      text.append(end == null ? "does not cover it" : end);
    }
    if (!attempt.missing().isEmpty()) {
      text.append(". To allow it, add to tools.").append(tool).append(".grants:  - ");
      text.append(attempt.missing());
    } else {
      text.append(
          verdict.rule() == null ? ". No grant can allow it" : ". Organisation policy forbids it");
    }
    return new CapabilityDeniedException(
        text.toString(), tool, attempt.capability(), attempt.resource(), attempt.missing());
  }

  private static Tool tool(Compartment compartment, Verdict verdict) {
    @Nullable Tool lacking = verdict.tool();
    return lacking == null ? compartment.tools().get(compartment.tools().size() - 1) : lacking;
  }
}
