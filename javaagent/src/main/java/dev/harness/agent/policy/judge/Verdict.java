package dev.harness.agent.policy.judge;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one attempt.
 *
 * @param allowed whether it may happen
 * @param attempt what was tried
 * @param tool the tool that lacks the capability; null when allowed or when none could hold it
 * @param rule text of the grant that allows it or of the {@code never} rule that forbids it; null
 *     when no grant covers it
 * @param lasting whether the same attempt gets the same answer as long as no link changes and
 *     nothing is revoked
 * @param token the token that allows it, or one in use that does not; null for none
 * @param confinement how far the kernel holds the child that is started; null for none
 * @param caller who attempted it, as the audit tells it, where the stack was looked at; else null
 */
public record Verdict(
    boolean allowed,
    Attempt attempt,
    @Nullable Tool tool,
    @Nullable String rule,
    boolean lasting,
    @Nullable Minted token,
    @Nullable String confinement,
    @Nullable String caller) {

  public static Verdict allow(Attempt attempt, @Nullable Permit permit, boolean lasting) {
    return permit == null
        ? new Verdict(true, attempt, null, null, lasting, null, null, null)
        : new Verdict(
            true, attempt, null, permit.rule().text(), lasting, permit.token(), null, null);
  }

  public static Verdict deny(Attempt attempt, @Nullable Tool tool) {
    return new Verdict(false, attempt, tool, null, false, null, null, null);
  }

  /** The same, naming a token. */
  public Verdict withToken(@Nullable Minted named) {
    return new Verdict(allowed, attempt, tool, rule, lasting, named, confinement, caller);
  }

  /** The same, saying how far the kernel holds the child. */
  public Verdict withConfinement(@Nullable String level) {
    return new Verdict(allowed, attempt, tool, rule, lasting, token, level, caller);
  }

  /** The same, saying who attempted it. */
  public Verdict by(@Nullable String name) {
    return new Verdict(allowed, attempt, tool, rule, lasting, token, confinement, name);
  }

  /** Whether a child is held less than it could be, which is always written down. */
  public boolean isWeaker() {
    return confinement != null && !confinement.equals("full") && !confinement.equals("off");
  }

  /** Denied by organisation policy: there is no grant to suggest. */
  public static Verdict never(Attempt attempt, Rule rule) {
    return new Verdict(false, attempt.withoutGrant(), null, rule.text(), false, null, null, null);
  }

  /** Allowed because it needs no grant. */
  public static Verdict free(Attempt attempt) {
    return new Verdict(true, attempt, null, null, true, null, null, null);
  }

  /** Allowed this time because the JDK does it on its own account; not to be remembered. */
  public static Verdict passing(Attempt attempt) {
    return new Verdict(true, attempt, null, null, false, null, null, null);
  }
}
