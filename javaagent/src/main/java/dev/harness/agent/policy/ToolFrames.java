package dev.harness.agent.policy;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a tool's code, or something that entered a compartment for one, is on the stack. */
final class ToolFrames implements Function<Stream<StackFrame>, Integer> {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final ClassOwners owners;

  ToolFrames(ClassOwners owners) {
    this.owners = owners;
  }

  boolean isAny() {
    return WALKER.walk(this) > 0;
  }

  /** Whether there is one below the first. */
  boolean isSecond() {
    return WALKER.walk(this) > 1;
  }

  /** How many there are, counted up to two. */
  @Override
  public Integer apply(Stream<StackFrame> frames) {
    int found = 0;
    Iterator<StackFrame> iterator = frames.iterator();
    while (found < 2 && iterator.hasNext()) {
      Class<?> type = iterator.next().getDeclaringClass();
      if (Origin.isEntry(type) || owners.isTools(type)) {
        found++;
      }
    }
    return found;
  }
}
