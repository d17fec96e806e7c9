package dev.harness.agent.policy.judge;

/** Carries a denial out of the computation of a value. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;

  public Refusal(Verdict verdict) {
    super(null, null, false, false);
    this.verdict = verdict;
  }

  public Verdict verdict() {
    return verdict;
  }
}
