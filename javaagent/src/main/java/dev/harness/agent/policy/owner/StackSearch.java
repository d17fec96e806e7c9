package dev.harness.agent.policy.owner;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the stack from the operation outwards, hidden frames too, leaving out the harness's own.
 * Only on the way of a denial: it costs a microsecond and more, most of it for the frames that the
 * JVM hands over at once, so it is told how many are mostly needed.
 *
 * @param <T> what is found
 */
public abstract class StackSearch<T> implements Function<Stream<StackFrame>, @Nullable T> {
  /** The harness's own frames, those of the JDK's method, and the caller's. */
  private static final int MOSTLY_NEEDED = 24;

  private static final StackWalker WALKER =
      StackWalker.getInstance(
          Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES), MOSTLY_NEEDED);

  /** What is found, or null. */
  public final @Nullable T search() {
    return WALKER.walk(this);
  }

  @Override
  public final @Nullable T apply(Stream<StackFrame> frames) {
    Iterator<StackFrame> iterator = frames.iterator();
    while (iterator.hasNext()) {
      StackFrame frame = iterator.next();
      Class<?> type = frame.getDeclaringClass();
      T found = Origin.isHarness(type) ? meetHarness(type) : meet(frame);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** What the harness's own frames say; they are passed over. */
  protected @Nullable T meetHarness(Class<?> type) {
    return null;
  }

  /** Ends the search by an answer, or goes on by null. */
  protected abstract @Nullable T meet(StackFrame frame);
}
