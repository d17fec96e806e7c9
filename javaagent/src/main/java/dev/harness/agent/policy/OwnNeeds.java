package dev.harness.agent.policy;

import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.interceptors.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK does for itself on a tool's thread. Looked at only when an operation is about to be
 * denied: a refusal inside a static initialiser would break that class for the whole JVM.
 */
final class OwnNeeds {
  private static final StackWalker WALKER =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

  /** Packages of the JDK that read the JDK's own files on their own account. */
  private static final String[] READERS = {
    "sun.security.",
    "sun.util.",
    "sun.launcher.",
    "sun.awt.",
    "sun.font.",
    "sun.net.www.MimeTable",
    "java.security.",
    "java.util.logging.",
    "java.util.TimeZone",
    "java.util.Currency",
    "java.util.ResourceBundle",
    "java.util.Locale",
    "javax.crypto.",
    "javax.xml.",
    "jdk.xml.",
    "com.sun.org.apache.",
    "com.sun.crypto.",
    "jdk.internal.module.",
    "jdk.internal.loader.",
    "jdk.internal.logger.",
    "jdk.internal.util.",
    "jdk.internal.jimage.",
    "jdk.internal.jrtfs.",
    "java.text.",
    "java.time.",
    "sun.nio.cs."
  };

  /** Loaders that the JDK makes for itself. */
  private static final String[] LOADERS = {
    "jdk.internal.reflect.DelegatingClassLoader",
    "sun.reflect.misc.MethodUtil",
    "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl$TransletClassLoader",
    "javax.management.remote.rmi.NoCallStackClassLoader"
  };

  private final Environs environs;
  private final ClassOwners owners;

  private final ClassPath classPath = ClassPath.ofThisJvm();
  private final List<List<String>> packages = new ArrayList<>();
  private final List<List<String>> jars = new ArrayList<>();

  OwnNeeds(Environs environs, ClassOwners owners, List<ToolDeclaration> tools) {
    this.environs = environs;
    this.owners = owners;
    for (ToolDeclaration tool : tools) {
      packages.add(tool.packages().stream().map(name -> name.replace('.', '/') + '/').toList());
      jars.add(tool.jars().stream().map(Object::toString).toList());
    }
  }

  /** Whether the JDK, or the initialiser of a host class, asks on its own account. */
  boolean cover(Question question, Compartment compartment, String path) {
    if (isRead(question) && isOwnResource(compartment, path)) {
      return true;
    }
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            StackWalker.StackFrame frame = iterator.next();
            Class<?> type = frame.getDeclaringClass();
            if (isHarness(type)) {
              continue;
            }
            boolean initialiser = frame.getMethodName().equals("<clinit>");
            if (!isJdk(type)) {
              return initialiser && !owners.isTools(type) && isInitialiserFree(question);
            }
            if (initialiser && isInitialiserFree(question)) {
              return true;
            }
            if (isRead(question)
                && (isOwnRead(path, type.getName())
                    || isClassPathRead(compartment, path, type.getName()))) {
              return true;
            }
          }
          return false;
        });
  }

  /** Whether the nearest real caller is the JDK itself, for values that JDK code reads all day. */
  boolean jdkAsks() {
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            Class<?> type = iterator.next().getDeclaringClass();
            if (!isHarness(type) && !isPlumbing(type.getName())) {
              return isJdk(type);
            }
          }
          return false;
        });
  }

  /** Whether a socket that listens is being bound. */
  boolean serverBinds() {
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            Class<?> type = iterator.next().getDeclaringClass();
            if (isHarness(type)) {
              continue;
            }
            if (!isJdk(type)) {
              return false;
            }
            if (type.getName().contains("Server")) {
              return true;
            }
          }
          return false;
        });
  }

  /** Whether a tool's code, or something that entered a compartment for one, is on the stack. */
  boolean isToolRunning() {
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            Class<?> type = iterator.next().getDeclaringClass();
            if (type.getSuperclass() == Carried.class
                || type == dev.harness.capability.Compartment.class
                || owners.isTools(type)) {
              return true;
            }
          }
          return false;
        });
  }

  /** {@code class.method:line} of the nearest frame outside the JDK and the harness. */
  @Nullable String caller() {
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            StackWalker.StackFrame frame = iterator.next();
            Class<?> type = frame.getDeclaringClass();
            if (!isHarness(type) && !isJdk(type)) {
              return type.getName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
          }
          return null;
        });
  }

  /** Which class of loader is being made; null when something else is going on. */
  boolean jdkMakesLoader() {
    return WALKER.walk(
        frames -> {
          java.util.Iterator<StackWalker.StackFrame> iterator = frames.iterator();
          while (iterator.hasNext()) {
            Class<?> type = iterator.next().getDeclaringClass();
            String name = type.getName();
            if (isHarness(type)
                || name.equals("java.lang.ClassLoader")
                || name.equals("java.security.SecureClassLoader")) {
              continue;
            }
            if (name.startsWith("java.lang.invoke.MethodHandles$Lookup")) {
              continue;
            }
            if (name.startsWith("java.lang.invoke.") || name.startsWith("java.lang.runtime.")) {
              return isJdk(type);
            }
            return isJdk(type) && java.util.Arrays.asList(LOADERS).contains(name);
          }
          return false;
        });
  }

  private boolean isOwnResource(Compartment compartment, String path) {
    for (Tool tool : compartment.tools()) {
      if (!classPath.isResource(path, at(packages, tool))) {
        return false;
      }
    }
    return true;
  }

  /** What class loaders hand out to everyone: jars through their URLs, and lists of services. */
  private boolean isClassPathRead(Compartment compartment, String path, String type) {
    if (type.startsWith("sun.net.www.protocol.jar.")) {
      return classPath.isArchive(path) || isOwnJar(compartment, path);
    }
    return type.startsWith("java.util.ServiceLoader")
        && classPath.isResource(path, List.of("META-INF/services/"));
  }

  private static List<String> at(List<List<String>> lists, Tool tool) {
    return tool.number() < lists.size() ? lists.get(tool.number()) : List.of();
  }

  private boolean isOwnJar(Compartment compartment, String path) {
    for (Tool tool : compartment.tools()) {
      if (!at(jars, tool).contains(path)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOwnRead(String path, String type) {
    if (path.startsWith("/proc/") || path.startsWith("/sys/fs/cgroup")) {
      return type.startsWith("jdk.internal.platform.");
    }
    if (path.equals("/dev/random") || path.equals("/dev/urandom")) {
      return type.startsWith("sun.security.provider.");
    }
    if (path.equals("/etc/resolv.conf") || path.equals("/etc/hosts")) {
      return type.startsWith("sun.net.") || type.startsWith("com.sun.jndi.dns.");
    }
    if (type.startsWith("sun.security.ssl.TrustStoreManager")
        || type.startsWith("jdk.internal.loader.BuiltinClassLoader")) {
      return true;
    }
    return path.startsWith(environs.javaHome() + "/") && startsWithAny(type, READERS);
  }

  private static boolean isRead(Question question) {
    return switch (question) {
      case FILE_READ, FILE_READ_LINK, FILE_OPEN, FILE_OPEN_RANDOM, FILE_URL, FILE_READ_PATH -> true;
      default -> false;
    };
  }

  /** An initialiser reads and loads; it has no business with programs and other hosts. */
  private static boolean isInitialiserFree(Question question) {
    return switch (question) {
      case PROCESS_START, NET_CONNECT, NET_SEND, NET_REQUEST, NET_UNIX, JDBC_CONNECT, JDBC_SOURCE ->
          false;
      default -> true;
    };
  }

  private static boolean isPlumbing(String name) {
    return name.equals("java.lang.System")
        || name.equals("java.lang.Boolean")
        || name.equals("java.lang.Integer")
        || name.equals("java.lang.Long")
        || name.startsWith("java.lang.ProcessEnvironment")
        || name.equals("java.lang.ProcessBuilder")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("jdk.internal.reflect.")
        || name.startsWith("java.lang.invoke.")
        || name.startsWith("java.util.stream.")
        || name.startsWith("java.util.function.")
        || name.startsWith("java.util.concurrent.")
        || name.startsWith("java.security.AccessController")
        || name.startsWith("java.beans.")
        || name.startsWith("sun.reflect.")
        || name.equals("java.util.Optional")
        || name.equals("java.lang.Thread")
        || name.startsWith("java.util.HashMap")
        || name.startsWith("java.util.ArrayList")
        || name.startsWith("java.lang.Iterable")
        || name.startsWith("java.util.Map");
  }

  private static boolean startsWithAny(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  static boolean isHarness(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == OwnNeeds.class.getClassLoader()
        || (loader == null
            && (type.getName().startsWith("dev.harness.bootstrap.")
                || type.getName().startsWith("dev.harness.capability.")));
  }

  /** Trust by module and loader, never by name: anyone can define {@code sun.Evil}. */
  static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return (loader == null || loader == ClassLoader.getPlatformClassLoader())
        && type.getModule().isNamed();
  }
}
