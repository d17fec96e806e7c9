package dev.harness.capability;

import dev.harness.capability.Compartment.Action;
import dev.harness.capability.Compartment.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A capability as an object: it belongs to one tool, and can be narrowed, lent, limited and taken
 * back.
 *
 * <pre>{@code
 * try (Token page = host.mint("file-writer", FILE_WRITE.of("/srv/out/page.html")).uses(1)) {
 *   page.run(() -> writer.write(text));
 * }
 * }</pre>
 *
 * <p>Only the harness mints tokens: out of what the manifest grants the running tool ({@link
 * #held}), or for the host ({@link HostToken#mint}). Every other token is derived from one of
 * these. A derived token allows what its parent allows <em>and</em> what it says itself, whatever
 * is written, so it is never wider; it ends when its parent ends. {@link #attenuate}, {@link
 * #delegate}, {@link #expires(Duration)} and {@link #uses} leave this token as it is and give a new
 * one.
 *
 * <p>A token does something only while its own tool runs in {@link #call} or {@link #run}. It adds
 * to what that tool holds, never to what another one holds, and no token overrides a {@code never}
 * rule. The object itself is a handle: in another tool's compartment, copied or made by other means
 * it is worth nothing.
 *
 * <p>Tokens may be shared between threads. In a JVM without the agent tasks just run.
 */
public final class Token implements AutoCloseable {
  private final String id;
  private final String tool;

  Token(String id, String tool) {
    this.id = id;
    this.tool = tool;
  }

  /**
   * A token for a part of what the manifest grants the running tool.
   *
   * @param grants the part, as in the manifest: {@code "file.read: /srv/in/**"}
   * @throws IllegalStateException if not exactly one tool runs on this thread
   * @throws IllegalArgumentException if a grant cannot be understood, or the tool holds nothing of
   *     its kind
   */
  public static Token held(String... grants) {
    return Enforcement.inForce().held(some(grants));
  }

  /**
   * A token for a part of what this one covers.
   *
   * @param grants the part, as in the manifest; what this token does not cover stays uncovered
   * @throws IllegalArgumentException if a grant cannot be understood, or this token has nothing of
   *     its kind
   * @throws CapabilityDeniedException if the running tool neither holds nor lent it
   */
  public Token attenuate(String... grants) {
    return Enforcement.inForce().attenuate(this, some(grants));
  }

  /**
   * A token with which another tool can do what this one covers. It is lent until it ends: by
   * {@link #close}, best in a {@code try} statement, by its own or by its parent's end.
   *
   * @param tool a tool name of the manifest
   * @throws IllegalArgumentException if the manifest has no such tool
   * @throws CapabilityDeniedException unless every tool that runs on this thread holds it or lent
   *     it
   */
  public Token delegate(String tool) {
    return Enforcement.inForce().delegate(this, java.util.Objects.requireNonNull(tool));
  }

  /**
   * A token that ends at a time by the system clock, if its parent does not end before.
   *
   * @throws CapabilityDeniedException if the running tool neither holds nor lent it
   */
  public Token expires(Instant end) {
    return Enforcement.inForce().expires(this, java.util.Objects.requireNonNull(end));
  }

  /**
   * A token that ends after a time from now.
   *
   * @throws IllegalArgumentException if the time is not positive
   * @throws CapabilityDeniedException if the running tool neither holds nor lent it
   */
  public Token expires(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("a token lives for a positive time, not " + time);
    }
    return expires(Instant.now().plus(time));
  }

  /**
   * A token that allows a number of operations. Opening a file takes one, whatever is then read or
   * written through it; so do a look at its attributes, a connection, a program.
   *
   * @param count from 1 on
   * @throws IllegalArgumentException if the count is less than 1
   * @throws CapabilityDeniedException if the running tool neither holds nor lent it
   */
  public Token uses(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a token has 1 use or more, not " + count);
    }
    return Enforcement.inForce().uses(this, count);
  }

  /**
   * Runs a task as the token's tool, with the token. A host that calls it enters the tool; inside
   * the tool's own compartment the token is added. Threads and tasks that are started in it keep
   * the token until it ends. Whether the token still allows something is asked when something is
   * attempted.
   *
   * @return what the task returns
   * @throws X what the task throws
   * @throws CapabilityDeniedException if tools run on this thread and the token's is not among them
   */
  public <T, X extends Throwable> T call(Task<T, X> task) throws X {
    Enforcement enforcement = Enforcement.inForce();
    Object outer = enforcement.enter(this);
    try {
      return task.call();
    } finally {
      enforcement.exit(outer);
    }
  }

  /**
   * Runs an action as the token's tool, with the token.
   *
   * @throws X what the action throws
   * @throws CapabilityDeniedException if tools run on this thread and the token's is not among them
   * @see #call
   */
  public <X extends Throwable> void run(Action<X> action) throws X {
    call(
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }

  /**
   * Ends this token and all that were derived from it, on every thread from the next operation on.
   * Files, connections and programs that were opened with it before stay open. Doing it again does
   * nothing.
   *
   * @throws CapabilityDeniedException if the running tool neither holds nor lent it
   */
  public void revoke() {
    Enforcement.inForce().revoke(this);
  }

  /** The same as {@link #revoke}, for {@code try} statements. */
  @Override
  public void close() {
    revoke();
  }

  /** Its name in the audit. One derived from {@code t7} is called {@code t7.1}. */
  public String id() {
    return id;
  }

  /** Name of the tool it belongs to. */
  public String tool() {
    return tool;
  }

  @Override
  public String toString() {
    return "token " + id + " of " + tool;
  }

  static List<String> some(String[] grants) {
    if (grants.length == 0) {
      throw new IllegalArgumentException("name at least one grant, such as \"file.read: /x/**\"");
    }
    return List.of(grants);
  }
}
