package dev.harness.agent.start;

import dev.harness.agent.weave.GateCount;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Comes after the transformers of all agents that the JVM was started with, and refuses a class if
 * one of them took out what the harness wove in.
 */
final class FinalBytes implements ClassFileTransformer {
  /** What each thread wove and has not seen here yet: other transformers may load classes. */
  private final ThreadLocal<Deque<Woven>> pending = ThreadLocal.withInitial(ArrayDeque::new);

  private final PrintStream errors = System.err;
  private volatile boolean watching;
  private volatile boolean refused;

  /** What a thread wove into the class that it defines. */
  private record Woven(String name, int gates) {}

  /** Begins to count. */
  void watch() {
    watching = true;
  }

  /** Notes what the harness wove; the same thread comes here with the class when all are done. */
  void expect(@Nullable String name, byte @Nullable [] woven) {
    if (watching && woven != null) {
      pending.get().push(new Woven(String.valueOf(name), GateCount.of(woven)));
    }
  }

  /** Whether it has refused a class, and said so. */
  boolean hasRefused() {
    return refused;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    Woven woven = take(String.valueOf(name));
    return woven != null && lacks(woven, bytes) ? refuse(name) : null;
  }

  private @Nullable Woven take(String name) {
    Deque<Woven> all = pending.get();
    for (Woven woven : all) {
      if (woven.name.equals(name)) {
        all.remove(woven);
        return woven;
      }
    }
    return null;
  }

  /** What cannot be counted is not there. */
  private static boolean lacks(Woven woven, byte[] bytes) {
    try {
      return GateCount.of(bytes) < woven.gates;
    } catch (RuntimeException | Error e) {
      return true;
    }
  }

  private byte[] refuse(@Nullable String name) {
    refused = true;
    errors.println(
        "harness: another agent took the gates out of "
            + String.valueOf(name).replace('/', '.')
            + ", so this class is not loaded; start the JVM without that agent");
    return JdkTransformer.NO_CLASS;
  }
}
