package dev.harness.agent.policy.owner;

import dev.harness.capability.HostToken;
import dev.harness.capability.Token;

/**
 * Whose a class is, told by module and loader, never by name: anyone can define {@code sun.Evil}.
 */
public final class Origin {
  private static final ClassLoader AGENT = Origin.class.getClassLoader();

  private Origin() {}

  public static boolean isJdk(Class<?> type) {
    return JdkModules.has(type.getModule());
  }

  public static boolean isHarness(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == AGENT
        || (loader == null
            && (type.getName().startsWith("dev.harness.bootstrap.")
                || type.getName().startsWith("dev.harness.capability.")));
  }

  /** Whether a frame of this class means that a compartment was entered or left there. */
  public static boolean isEntry(Class<?> type) {
    return Carried.class.isAssignableFrom(type)
        || type == dev.harness.capability.Compartment.class
        || type == Token.class
        || type == HostToken.class;
  }
}
