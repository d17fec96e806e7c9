package dev.harness.agent.policy.owner;

import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Tool;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What verify mode notes of a thread: which frames entered a compartment that their classes do not
 * tell, and whether there was a denial. A note counts as long as its frame is on the stack; no exit
 * takes it back, so a way out that was missed shows.
 */
public final class Trail {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));
  private static final Function<Stream<StackFrame>, List<StackFrame>> OUTERMOST_FIRST =
      new Function<>() {
        @Override
        public List<StackFrame> apply(Stream<StackFrame> stream) {
          List<StackFrame> frames = new ArrayList<>();
          Iterator<StackFrame> iterator = stream.iterator();
          while (iterator.hasNext()) {
            frames.add(iterator.next());
          }
          Collections.reverse(frames);
          return frames;
        }
      };

  private static final ThreadLocal<Trail> TRAILS = ThreadLocal.withInitial(Trail::new);
  private static boolean wanted;

  private final List<Note> notes = new ArrayList<>();
  private boolean denied;

  private Trail() {}

  /** A constant for the compiler, so that notes that nobody wants cost nothing. */
  private static final class Kept {
    static final boolean YES = wanted;

    private Kept() {}
  }

  /** Who a frame lets run instead of a tool; the host stays what it is and is not noted. */
  public record Within(Who who) {}

  /** A frame, by its place from the outer end of the stack, and who it lets run. */
  private record Note(int depth, Class<?> type, String method, Object entered) {}

  /** Notes are taken in this JVM; to be said before anything is entered. */
  public static void keep() {
    wanted = true;
  }

  /** The nearest frame outside the agent leaves all compartments. */
  public static void enterHost() {
    enter(Who.HOST);
  }

  /**
   * The nearest frame outside the agent, or of a carried task, enters something.
   *
   * @param entered a {@link Who}, a {@link Tool}, a {@link Minted} or a {@link Within}
   */
  public static void enter(Object entered) {
    if (Kept.YES) {
      TRAILS.get().note(entered);
    }
  }

  /** The same for a compartment as it was captured earlier. */
  public static void enterAs(@Nullable Object compartment) {
    if (Kept.YES) {
      TRAILS.get().note(Who.of(compartment));
    }
  }

  /** The same for what is entered in a compartment only. */
  public static void enterWithin(@Nullable Object compartment) {
    if (Kept.YES) {
      TRAILS.get().note(new Within(Who.of(compartment)));
    }
  }

  /** The nearest frame outside the agent enters nothing this time. */
  public static void stay() {
    if (Kept.YES) {
      TRAILS.get().note(null);
    }
  }

  /** Notes a denial. */
  public static void deny() {
    if (Kept.YES) {
      TRAILS.get().denied = true;
    }
  }

  public static Trail ofThisThread() {
    return TRAILS.get();
  }

  /** Whether there was a denial since the last call. */
  public boolean takeDenied() {
    boolean was = denied;
    denied = false;
    return was;
  }

  /** What a frame entered; null if it noted nothing. */
  public @Nullable Object entered(int depth, StackFrame frame) {
    for (Note note : notes) {
      if (note.depth == depth
          && note.type == frame.getDeclaringClass()
          && note.method.equals(frame.getMethodName())) {
        return note.entered;
      }
    }
    return null;
  }

  /** The whole stack, hidden frames too, the outermost first. */
  public static List<StackFrame> frames() {
    return WALKER.walk(OUTERMOST_FIRST);
  }

  private void note(@Nullable Object entered) {
    List<StackFrame> frames = frames();
    int depth = frames.size() - 1;
    while (depth > 0 && isPassing(frames.get(depth).getDeclaringClass())) {
      depth--;
    }
    for (int i = notes.size() - 1; i >= 0; i--) {
      if (notes.get(i).depth >= depth) {
        notes.remove(i);
      }
    }
    if (entered == null) {
      return;
    }
    StackFrame frame = frames.get(depth);
    notes.add(new Note(depth, frame.getDeclaringClass(), frame.getMethodName(), entered));
  }

  /** Whether a frame is left before what was entered begins. */
  private static boolean isPassing(Class<?> type) {
    return type == Carried.class || (Origin.isHarness(type) && !Origin.isEntry(type));
  }
}
