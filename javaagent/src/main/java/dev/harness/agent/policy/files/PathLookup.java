package dev.harness.agent.policy.files;

import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.PathTrie;
import dev.harness.agent.policy.match.Usable;
import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/** A path and where it really leads: a grant must cover both, a prohibition either. */
final class PathLookup extends Lookup {
  private final Capability capability;
  private final String lexical;
  private final String real;
  private final Usable<Rule> wanted;

  PathLookup(Capability capability, String lexical, String real) {
    this(capability, lexical, real, Rule.USABLE);
  }

  /** For a file that is open by one of the {@code wanted} grants. */
  PathLookup(Capability capability, String lexical, String real, Usable<Rule> wanted) {
    this.wanted = wanted;
    this.capability = capability;
    this.lexical = lexical;
    this.real = real;
  }

  @Override
  public @Nullable Rule in(Holdings holdings) {
    PathTrie<Rule> paths = holdings.paths(capability);
    Rule direct = paths.find(lexical, wanted);
    if (direct == null || real.equals(lexical)) {
      return direct;
    }
    return paths.find(real, wanted);
  }

  @Override
  public boolean isIn(Written grants) {
    return grants.hasPath(capability, lexical) && grants.hasPath(capability, real);
  }

  @Override
  public boolean isForbidden(Written never) {
    return never.hasPath(capability, lexical) || never.hasPath(capability, real);
  }

  @Override
  public @Nullable Rule forbidden(Holdings never) {
    PathTrie<Rule> paths = never.paths(capability);
    Rule direct = paths.find(lexical, Rule.USABLE);
    return direct != null || real.equals(lexical) ? direct : paths.find(real, Rule.USABLE);
  }
}
