package dev.harness.agent.policy.judge;

/**
 * The one place where capabilities meet attempts: no {@code never} rule, and a grant or token of
 * every tool.
 */
public class Judge {
  private final Holdings never;

  public Judge(Holdings never) {
    this.never = never;
  }

  /** The answer for all tools of a compartment. */
  public Verdict judge(Compartment compartment, Attempt attempt, Lookup lookup) {
    Rule forbidden = lookup.forbidden(never);
    if (forbidden != null) {
      return Verdict.never(attempt, forbidden);
    }
    Permits permits = new Permits(compartment, lookup);
    Tool lacking = permits.lacking(null, false);
    if (lacking == null) {
      lacking = permits.take();
    }
    if (lacking != null) {
      return denial(compartment, attempt, lacking, lookup);
    }
    lookup.allowed(permits);
    return Verdict.allow(attempt, permits.deciding(), permits.areLasting());
  }

  /** The same for what was allowed and has happened: it takes no use. */
  public Verdict confirm(Compartment compartment, Attempt attempt, Lookup lookup) {
    Rule forbidden = lookup.forbidden(never);
    if (forbidden != null) {
      return Verdict.never(attempt, forbidden);
    }
    Permits permits = new Permits(compartment, lookup);
    Tool lacking = permits.lacking(null, true);
    return lacking == null
        ? Verdict.allow(attempt, null, permits.areLasting())
        : denial(compartment, attempt, lacking, lookup);
  }

  /** Whether all tools of a compartment may call this one with its own authority. */
  boolean mayCall(Compartment compartment, Tool called) {
    Lookup lookup = NameLookup.call(called);
    if (lookup.forbidden(never) != null) {
      return false;
    }
    Permits permits = new Permits(compartment, lookup);
    return permits.lacking(called, false) == null && permits.take() == null;
  }

  /** Whether nothing forbids it and all tools of a compartment hold it; takes no use. */
  public boolean holds(Compartment compartment, Lookup lookup) {
    return lookup.forbidden(never) == null
        && new Permits(compartment, lookup).lacking(null, false) == null;
  }

  private static Verdict denial(
      Compartment compartment, Attempt attempt, Tool lacking, Lookup lookup) {
    Minted token = Minted.telling(compartment.tokens(), lacking, lookup);
    return Verdict.deny(attempt, lacking).withToken(token);
  }
}
