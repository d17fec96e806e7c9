package dev.harness.agent.policy.judge;

import org.jspecify.annotations.Nullable;

/**
 * What lets one tool do something.
 *
 * @param rule the grant of its own that covers it, or the narrowest of its token
 * @param token the token, or null for a grant of its own
 * @param limited whether that can change without being revoked
 */
public record Permit(Rule rule, @Nullable Minted token, boolean limited) {

  /** A token in use goes before a grant of the manifest. */
  public static @Nullable Permit of(
      Compartment compartment, Tool tool, Lookup lookup, boolean begun) {
    for (int i = 0; i < compartment.tokens().size(); i++) {
      Minted token = compartment.tokens().get(i);
      Rule covering = token.isOf(tool) && token.isUsable(begun) ? token.covering(lookup) : null;
      if (covering != null) {
        return new Permit(covering, token, token.isLimited(lookup));
      }
    }
    Rule own = lookup.in(tool.holdings());
    return own == null ? null : new Permit(own, null, own.isLimited());
  }

  /** Takes a use; false if another thread took the last one. */
  boolean take(Lookup lookup) {
    return token == null ? rule.use() : token.take(lookup);
  }

  /** Whether taking a use of the other takes one of this. */
  boolean isSharedWith(Permit other) {
    return token != null && token == other.token;
  }
}
