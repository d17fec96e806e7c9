package dev.harness.agent.policy;

/** Judges by the grants as they are written; it takes no use and what it allows is forgotten. */
final class WrittenJudge extends Judge {
  private final WrittenGrants grants;

  WrittenJudge(Holdings never, WrittenGrants grants) {
    super(never);
    this.grants = grants;
  }

  @Override
  Verdict judge(Compartment compartment, Attempt attempt, Lookup lookup) {
    return verdict(attempt, grants.hold(Who.of(compartment), lookup, false));
  }

  @Override
  Verdict confirm(Compartment compartment, Attempt attempt, Lookup lookup) {
    return verdict(attempt, grants.hold(Who.of(compartment), lookup, true));
  }

  @Override
  boolean holds(Compartment compartment, Lookup lookup) {
    return grants.hold(Who.of(compartment), lookup, false);
  }

  private static Verdict verdict(Attempt attempt, boolean held) {
    return held ? Verdict.passing(attempt) : Verdict.deny(attempt, null);
  }
}
