package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.policy.match.NameSet;
import dev.harness.agent.policy.match.PathTrie;
import org.jspecify.annotations.Nullable;

/** A {@code process.exec} grant: besides program and arguments, where it may run and with what. */
public final class ProgramRule extends Rule {
  private final @Nullable PathTrie<Rule> folders;
  private final NameSet<Rule> variables;
  private final ChildTerms terms;

  public ProgramRule(
      String text,
      Limits limits,
      long toolExpires,
      @Nullable PathTrie<Rule> folders,
      NameSet<Rule> variables,
      ChildTerms terms) {
    super(text, limits, toolExpires);
    this.terms = terms;
    this.folders = folders;
    this.variables = variables;
  }

  /** How the child runs. */
  public ChildTerms terms() {
    return terms;
  }

  /** Whether the child may run in this folder, given by its own and its real path. */
  public boolean allowsFolder(String lexical, String real) {
    return folders != null
        && folders.find(lexical, USABLE) != null
        && folders.find(real, USABLE) != null;
  }

  /** Whether the tool may choose this environment variable. */
  public boolean allowsVariable(String name) {
    return variables.match(name, USABLE) != null;
  }
}
