package dev.harness.benchmarks.workload;

import dev.harness.capability.Compartment;
import java.util.concurrent.Callable;

/** Who does the work; where there is no harness, just the caller. */
final class Tool {
  private Tool() {}

  static <T> T call(Callable<T> task) throws Exception {
    return Compartment.<T, Exception>call("work", task::call);
  }
}
