package dev.harness.agent.policy;

/** Carries a denial out of the computation of a value. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;

  Refusal(Verdict verdict) {
    super(null, null, false, false);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
