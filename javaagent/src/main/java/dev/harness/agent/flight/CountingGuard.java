package dev.harness.agent.flight;

import dev.harness.agent.audit.PlainText;
import dev.harness.agent.guard.CompartmentGuard;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.cache.DecisionCache;
import dev.harness.agent.policy.cache.FileAccess;
import dev.harness.agent.policy.cache.OpenedCache;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.bootstrap.Domain;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same guard, which counts what it answers and times what it decides: in force while a
 * recording wants to know.
 */
public final class CountingGuard extends CompartmentGuard {
  private final Policy policy;
  private final Tallies tallies;

  private CountingGuard(
      Tallies tallies, List<Interception> rows, Policy policy, ToolWeaver weaver, long key) {
    super(rows, policy, weaver, key);
    this.policy = policy;
    this.tallies = tallies;
  }

  /**
   * One that counts in {@code tallies}. Whoever calls this is not verified with the class itself,
   * which is not loaded for that: with a single guard loaded, the JVM calls that one directly.
   */
  public static CompartmentGuard with(
      Tallies tallies, List<Interception> rows, Policy policy, ToolWeaver weaver, long key) {
    return new CountingGuard(tallies, rows, policy, weaver, key);
  }

  @Override
  protected boolean isKnown(Compartment compartment, int site, int bits, @Nullable Object subject) {
    boolean known = super.isKnown(compartment, site, bits, subject);
    if (known && subject != null) {
      String rule = compartment.cache().rule(DecisionCache.tag(question(site), bits), subject);
      countRemembered(compartment, site, bits, rule);
    }
    return known;
  }

  @Override
  protected boolean isKnownFile(
      Compartment compartment, int site, int bits, OpenedCache.Entry file) {
    boolean known = super.isKnownFile(compartment, site, bits, file);
    if (known) {
      countRemembered(compartment, site, bits, file.rule());
    }
    return known;
  }

  private void countRemembered(Compartment compartment, int site, int bits, @Nullable String rule) {
    Question question = question(site);
    boolean writes =
        question.capability() == Capability.FILE_READ && FileAccess.writes(question, bits);
    Capability capability = writes ? Capability.FILE_WRITE : question.capability();
    tallies.of(compartment, site, capability, rule).passed();
  }

  @Override
  protected boolean isKnownStatement(
      Compartment compartment, int site, @Nullable Object subject, @Nullable Object detail) {
    boolean known = super.isKnownStatement(compartment, site, subject, detail);
    if (known) {
      String rule = policy.statements().rule(compartment, question(site), subject, detail);
      tallies.of(compartment, site, Capability.JDBC, rule).passed();
    }
    return known;
  }

  @Override
  protected Verdict decide(
      Compartment compartment,
      int site,
      @Nullable Object subject,
      @Nullable Object detail,
      int number)
      throws Exception {
    CheckEvent event = new CheckEvent();
    event.begin();
    long start = System.nanoTime();
    Verdict verdict = super.decide(compartment, site, subject, detail, number);
    decided(compartment, site, verdict, start, event);
    return verdict;
  }

  @Override
  protected Verdict decideOpened(
      Compartment compartment, int site, String real, @Nullable Object path, int bits) {
    CheckEvent event = new CheckEvent();
    event.begin();
    long start = System.nanoTime();
    Verdict verdict = super.decideOpened(compartment, site, real, path, bits);
    decided(compartment, site, verdict, start, event);
    return verdict;
  }

  private void decided(
      Compartment compartment, int site, Verdict verdict, long start, CheckEvent event) {
    event.end();
    Attempt attempt = verdict.attempt();
    tallies
        .of(compartment, site, attempt.capability(), verdict.rule())
        .decided(System.nanoTime() - start, verdict.allowed());
    if (event.shouldCommit()) {
      event.tool = compartment.innermost().name();
      event.capability = attempt.capability().key();
      event.method = tallies.method(site);
      event.resource = PlainText.of(attempt.resource());
      event.grant = verdict.rule();
      event.caller = PlainText.of(Callers.nearest());
      event.allowed = verdict.allowed();
      event.commit();
    }
  }

  @Override
  public @Nullable Object filter(
      Domain compartment, int site, @Nullable Object result, @Nullable Object subject) {
    Question question = question(site);
    long start = System.nanoTime();
    boolean allowed = false;
    try {
      Object shown = super.filter(compartment, site, result, subject);
      allowed = shown == result || !isOneName(question);
      return shown;
    } finally {
      tallies
          .of((Compartment) compartment, site, question.capability(), null)
          .decided(System.nanoTime() - start, allowed);
    }
  }

  /** Whether another value stands for a denial. */
  private static boolean isOneName(Question question) {
    return question == Question.PROPERTY_READ || question == Question.ENV_READ;
  }

  @Override
  public Domain enter(@Nullable Domain outer, int tool) {
    Domain inner = super.enter(outer, tool);
    tallies.entries((Compartment) inner).passed();
    return inner;
  }
}
