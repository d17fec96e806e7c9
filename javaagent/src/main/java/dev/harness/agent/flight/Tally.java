package dev.harness.agent.flight;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** How often one tool passed one gate by one grant; counted by many threads at once. */
final class Tally {
  private static final LongBinaryOperator MAX = Math::max;

  private final String tool;
  private final String capability;
  private final @Nullable String method;
  private final String step;
  private final @Nullable String rule;
  private final @Nullable Tally next;
  private final LongAdder count = new LongAdder();
  private final LongAdder decided = new LongAdder();
  private final LongAdder denied = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(MAX, 0);

  Tally(
      String tool,
      String capability,
      @Nullable String method,
      String step,
      @Nullable String rule,
      @Nullable Tally next) {
    this.tool = tool;
    this.capability = capability;
    this.method = method;
    this.step = step;
    this.rule = rule;
    this.next = next;
  }

  /** Whether it counts this kind of capability, by this grant. */
  boolean isOf(String otherCapability, @Nullable String otherRule) {
    return capability.equals(otherCapability)
        && (rule == null ? otherRule == null : rule.equals(otherRule));
  }

  /** Another one of the same tool and gate. */
  @Nullable Tally next() {
    return next;
  }

  /** Counts what took no decision. */
  void passed() {
    count.increment();
  }

  /** Counts a decision. */
  void decided(long time, boolean allowed) {
    count.increment();
    decided.increment();
    nanos.add(time);
    longest.accumulate(time);
    if (!allowed) {
      denied.increment();
    }
  }

  /** Begins anew; what was counted so far is an event to be committed. */
  CheckStatisticsEvent take() {
    CheckStatisticsEvent event = new CheckStatisticsEvent();
    event.tool = tool;
    event.capability = capability;
    event.method = method;
    event.step = step;
    event.grant = rule;
    event.count = count.sumThenReset();
    event.decided = decided.sumThenReset();
    event.denied = denied.sumThenReset();
    event.decisionTime = nanos.sumThenReset();
    event.longestDecision = longest.getThenReset();
    return event;
  }
}
