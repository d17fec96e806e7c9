package dev.harness.agent.policy;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whose code is on the stack. */
final class ToolFrames implements Function<Stream<StackFrame>, List<Integer>> {
  /** In place of a number: a compartment was entered here by name, by a token or for a task. */
  static final int ENTRY = -2;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final ClassOwners owners;

  ToolFrames(ClassOwners owners) {
    this.owners = owners;
  }

  /** Numbers of the tools whose frames they are, innermost first. */
  List<Integer> numbers() {
    return WALKER.walk(this);
  }

  @Override
  public List<Integer> apply(Stream<StackFrame> frames) {
    List<Integer> numbers = new ArrayList<>();
    Iterator<StackFrame> iterator = frames.iterator();
    while (iterator.hasNext()) {
      Class<?> type = iterator.next().getDeclaringClass();
      int number = Origin.isEntry(type) ? ENTRY : owners.numberOf(type);
      if (number != ClassOwners.HOST) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
