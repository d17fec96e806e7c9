package dev.harness.benchmarks.work;

/** Another class of the tool: who calls it has a gate. */
final class Steps {
  private Steps() {}

  static int next(int value) {
    return value * 31 + 7;
  }
}
