package dev.harness.agent.verify;

import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.Decider;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.policy.owner.Who;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every decision once more: who from the stack, and what from the grants as they are written. What
 * a question is about and what the JDK needs for itself is told as it was the first time.
 */
final class SecondOpinion {
  private final StackReading stack;
  private final Decider decider;
  private final Policy policy;

  private SecondOpinion(StackReading stack, Decider decider, Policy policy) {
    this.stack = stack;
    this.decider = decider;
    this.policy = policy;
  }

  /** On what {@code policy} says of these tools: by other code where that matters. */
  static SecondOpinion on(Policy policy, List<ToolDeclaration> declared, long key) {
    WrittenGrants grants = new WrittenGrants(policy.never());
    return new SecondOpinion(
        new StackReading(declared, policy.tools().all(), policy.owners(), grants, key),
        policy.decider().judgedBy(new WrittenJudge(policy.never(), grants)),
        policy);
  }

  /** Who it may be that the stack shows, if that is not who is in force; otherwise null. */
  @Nullable Set<Who> instead(Who inForce) {
    List<StackFrame> frames = Trail.frames();
    Set<Who> possible = stack.read(frames);
    return possible.contains(inForce) || stack.isNarrowed(possible, inForce) ? null : possible;
  }

  /** Whether something may be done. */
  boolean allows(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail,
      int number) {
    try {
      Verdict verdict = decider.decide(compartment, question, subject, detail, number);
      String resource = verdict.attempt().resource();
      return verdict.allowed()
          || policy.unlessOwnNeed(verdict, compartment, question, resource).allowed();
    } catch (Exception e) {
      return false;
    }
  }

  /** Whether a file may be open. */
  boolean confirms(
      Compartment compartment, Question question, String real, @Nullable Object path, int bits) {
    return policy
        .opened()
        .judgedBy(decider.files())
        .confirm(compartment, question, real, path, bits)
        .allowed();
  }

  /** Whether a variable or property may be read. */
  boolean shows(Compartment compartment, Capability kind, String name) {
    return decider.names().decide(compartment, kind, name).allowed() || policy.isOwnValue();
  }
}
