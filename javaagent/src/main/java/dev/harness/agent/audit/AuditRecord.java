package dev.harness.agent.audit;

import org.jspecify.annotations.Nullable;

/**
 * What one line of the audit says, time and number apart.
 *
 * @param tool name of the tool
 * @param operation the grant key it needs, such as {@code file.read}
 * @param resource what it was attempted on
 * @param reason what about it was not allowed, or null if that is plain
 * @param allowed whether it was allowed
 * @param mode {@code enforce} or {@code audit}
 * @param rule the grant or {@code never} rule that decided, or null
 * @param token the token that allowed it, or one in use that did not, or null
 * @param confinement how far the kernel holds a child that was started, or null
 * @param missing the grant that would allow it, or null
 * @param thread name of the thread
 * @param caller nearest frame outside the JDK, or null
 */
public record AuditRecord(
    String tool,
    String operation,
    String resource,
    @Nullable String reason,
    boolean allowed,
    String mode,
    @Nullable String rule,
    @Nullable String token,
    @Nullable String confinement,
    @Nullable String missing,
    String thread,
    @Nullable String caller) {}
