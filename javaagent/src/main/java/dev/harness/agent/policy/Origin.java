package dev.harness.agent.policy;

/**
 * Whose a class is, told by module and loader, never by name: anyone can define {@code sun.Evil}.
 */
final class Origin {
  private static final ClassLoader AGENT = Origin.class.getClassLoader();

  private Origin() {}

  static boolean isJdk(Class<?> type) {
    return JdkModules.has(type.getModule());
  }

  static boolean isHarness(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == AGENT
        || (loader == null
            && (type.getName().startsWith("dev.harness.bootstrap.")
                || type.getName().startsWith("dev.harness.capability.")));
  }
}
