package dev.harness.agent.policy;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a tool's code, or something that entered a compartment for one, is on the stack. */
final class ToolFrames implements Function<Stream<StackFrame>, Boolean> {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final ClassOwners owners;

  ToolFrames(ClassOwners owners) {
    this.owners = owners;
  }

  boolean isAny() {
    return WALKER.walk(this);
  }

  @Override
  public Boolean apply(Stream<StackFrame> frames) {
    Iterator<StackFrame> iterator = frames.iterator();
    while (iterator.hasNext()) {
      Class<?> type = iterator.next().getDeclaringClass();
      if (Origin.isEntry(type) || owners.isTools(type)) {
        return Boolean.TRUE;
      }
    }
    return Boolean.FALSE;
  }
}
