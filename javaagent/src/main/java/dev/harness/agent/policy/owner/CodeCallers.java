package dev.harness.agent.policy.owner;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes loaders, classes and lambdas, where the answer depends on it. */
public final class CodeCallers {
  /** Classes of the JDK that make loaders and classes for themselves. */
  private static final Set<String> MAKERS =
      Set.of(
          "java.lang.invoke.InnerClassLambdaMetafactory",
          "java.lang.runtime.SwitchBootstraps",
          "jdk.internal.reflect.DelegatingClassLoader",
          "sun.reflect.misc.MethodUtil",
          "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
          "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl$TransletClassLoader",
          "javax.management.remote.rmi.NoCallStackClassLoader");

  private CodeCallers() {}

  /**
   * Whether the JDK makes a class loader or class for itself. What calls through handles and
   * reflection is the JDK's as well, but acts for whoever holds them.
   */
  public static boolean isJdkLoader() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            String name = type.getName();
            boolean inner =
                name.equals("java.lang.ClassLoader")
                    || name.equals("java.lang.ModuleLayer")
                    || name.equals("java.security.SecureClassLoader")
                    || name.startsWith("java.lang.invoke.MethodHandles$Lookup");
            return inner ? null : (Origin.isJdk(type) && MAKERS.contains(name));
          }
        }.search());
  }

  /** Whether a class loader is made for the JDK's reflection: whoever calls a method shares it. */
  public static boolean isReflection() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            return type == ClassLoader.class
                ? null
                : (Boolean)
                    (Origin.isJdk(type)
                        && type.getName().equals("jdk.internal.reflect.DelegatingClassLoader"));
          }
        }.search());
  }

  /** Whether a class loader of the host, asked for a class by name, defines it. */
  public static boolean isLoading(ClassOwners owners) {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            if (owners.isTools(type)) {
              return Boolean.FALSE;
            }
            boolean loads =
                frame.getMethodName().equals("loadClass")
                    || frame.getMethodName().equals("findClass");
            return (loads && ClassLoader.class.isAssignableFrom(type)) ? Boolean.TRUE : null;
          }

          /** Here the compartment was entered. */
          @Override
          protected @Nullable Boolean meetHarness(Class<?> type) {
            return Origin.isEntry(type) ? Boolean.FALSE : null;
          }
        }.search());
  }

  /** Whether the JVM links an expression of this class's own, rather than someone calls for it. */
  public static boolean isLinking(Class<?> linked) {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          private boolean byJvm;

          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            byJvm |= type.getName().equals("java.lang.invoke.MethodHandleNatives");
            boolean inner = Origin.isJdk(type) && type.getName().startsWith("java.lang.invoke.");
            return inner ? null : (Boolean) (byJvm && type == linked);
          }
        }.search());
  }
}
