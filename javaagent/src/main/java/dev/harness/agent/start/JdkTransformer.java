package dev.harness.agent.start;

import dev.harness.agent.policy.owner.JdkModules;
import dev.harness.agent.weave.Weaver;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Weaves rows into classes of the JDK, loaded already or loaded later. */
final class JdkTransformer implements ClassFileTransformer {
  /** No class file: what cannot be woven must not be defined as it is. */
  static final byte[] NO_CLASS = {0};

  private final Set<String> targets;
  private final Weaver weaver;
  private final FinalBytes last;
  private final Set<String> woven = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Throwable problem;

  /** As it is now: what a tool puts in its place later must not run here. */
  private final PrintStream errors = System.err;

  JdkTransformer(Set<String> targets, Weaver weaver, FinalBytes last) {
    this.targets = targets;
    this.weaver = weaver;
    this.last = last;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !targets.contains(name) || !isJdk(module, loader)) {
      return null;
    }
    try {
      byte[] result = weaver.weave(name, bytes);
      last.expect(name, result);
      woven.add(name);
      return result;
    } catch (Throwable e) {
      problem = e;
      errors.println("harness: " + name.replace('/', '.') + " is not loaded: " + e);
      return NO_CLASS;
    }
  }

  /** Whether a class has been woven. */
  boolean hasWoven(String name) {
    return woven.contains(name);
  }

  /** What went wrong last, or null. */
  @Nullable Throwable problem() {
    return problem;
  }

  private static boolean isJdk(@Nullable Module module, @Nullable ClassLoader loader) {
    return loader == null || JdkModules.has(module);
  }
}
