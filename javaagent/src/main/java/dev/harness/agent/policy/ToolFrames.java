package dev.harness.agent.policy;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Origin;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose code is on the stack, and so what is in force. */
final class ToolFrames implements Function<Stream<StackFrame>, List<Integer>> {
  /** In place of a number: a compartment was entered here by name, by a token or for a task. */
  private static final int ENTRY = -2;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final ClassOwners owners;
  private final DeclaredTools tools;

  /** Tells by the owners of the classes on it. */
  ToolFrames(ClassOwners owners, DeclaredTools tools) {
    this.owners = owners;
    this.tools = tools;
  }

  /** What is in force by the stack; see {@link dev.harness.bootstrap.Guard#settle}. */
  @Nullable Compartment settle(Compartment current, @Nullable Compartment base, int entering) {
    List<Integer> frames = WALKER.walk(this);
    if (frames.size() <= entering) {
      return base;
    }
    int innermost = frames.get(entering);
    if (innermost == ENTRY || innermost == current.innermost().number()) {
      return current;
    }
    List<Integer> running = frames.subList(entering, frames.size());
    // What an entry in between put in force cannot be told by the stack: then nothing is allowed.
    return running.contains(ENTRY) ? tools.alone(tools.selfTest()) : allOf(running, base);
  }

  private Compartment allOf(List<Integer> running, @Nullable Compartment base) {
    Compartment all = base == null ? tools.alone(running.get(running.size() - 1)) : base;
    for (int i = running.size() - 1; i >= 0; i--) {
      all = all.within(tools.alone(running.get(i)).innermost());
    }
    return all;
  }

  /** Numbers of the tools whose frames they are, innermost first. */
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
