package dev.harness.agent.verify;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Who;

/** Judges by the grants as they are written; it takes no use and what it allows is forgotten. */
final class WrittenJudge extends Judge {
  private final WrittenGrants grants;

  WrittenJudge(Holdings never, WrittenGrants grants) {
    super(never);
    this.grants = grants;
  }

  @Override
  public Verdict judge(Compartment compartment, Attempt attempt, Lookup lookup) {
    return verdict(attempt, grants.hold(Who.of(compartment), lookup, false));
  }

  @Override
  public Verdict confirm(Compartment compartment, Attempt attempt, Lookup lookup) {
    return verdict(attempt, grants.hold(Who.of(compartment), lookup, true));
  }

  @Override
  public boolean holds(Compartment compartment, Lookup lookup) {
    return grants.hold(Who.of(compartment), lookup, false);
  }

  private static Verdict verdict(Attempt attempt, boolean held) {
    return held ? Verdict.passing(attempt) : Verdict.deny(attempt, null);
  }
}
