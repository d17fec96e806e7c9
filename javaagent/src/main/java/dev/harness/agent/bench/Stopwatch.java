package dev.harness.agent.bench;

import dev.harness.agent.policy.Policy;
import java.util.Arrays;

/** Times one operation after another, each within a share of a few seconds. */
final class Stopwatch {
  private static final long ALL_NANOS = 5_000_000_000L;
  private static final long MOST_NANOS = 40_000_000L;
  private static final int SAMPLES = 400;
  private static final int LEAST_SAMPLES = 5;

  /** Many at once where one takes less than the clock can tell; one where others may interrupt. */
  private static final int BATCH = 500;

  private static final long QUICK_NANOS = 500;

  private final Policy policy;
  private final long key;
  private final long share;

  /** How long an answer took that nobody remembered, and the same once more, in nanoseconds. */
  record Times(long first, long again) {}

  Stopwatch(Policy policy, long key, int operations) {
    this.policy = policy;
    this.key = key;
    this.share = Math.min(MOST_NANOS, ALL_NANOS / Math.max(1, operations));
  }

  /** The medians of many times; {@code warming} asks only, so that the JVM compiles. */
  Times time(Bench.Asked asked, boolean warming) {
    long first = median(asked, true, 1, warming ? share / 4 : share / 2);
    long once = median(asked, false, 1, share / 16);
    int batch = once < QUICK_NANOS ? BATCH : 1;
    long again = median(asked, false, batch, warming ? share / 4 : share / 2);
    return new Times(first, again);
  }

  private long median(Bench.Asked asked, boolean forgets, int batch, long limit) {
    long[] times = new long[SAMPLES];
    long end = System.nanoTime() + limit;
    int count = 0;
    while (count < SAMPLES && (count < LEAST_SAMPLES || System.nanoTime() < end)) {
      if (forgets) {
        policy.forget();
      }
      long start = System.nanoTime();
      for (int i = 0; i < batch; i++) {
        asked.isAllowed(key);
      }
      times[count++] = System.nanoTime() - start;
    }
    Arrays.sort(times, 0, count);
    return times[count / 2] / batch;
  }
}
