package dev.harness.agent.policy.owner;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks, where the answer depends on it. */
public final class Callers {
  /** Classes of the JDK that hand on what others ask. */
  private static final String[] PLUMBING = {
    "java.lang.System",
    "java.lang.Boolean",
    "java.lang.Integer",
    "java.lang.Long",
    "java.lang.ProcessEnvironment",
    "java.lang.ProcessBuilder",
    "java.lang.reflect.",
    "jdk.internal.reflect.",
    "java.lang.invoke.",
    "java.util.stream.",
    "java.util.function.",
    "java.util.concurrent.",
    "java.security.AccessController",
    "java.beans.",
    "sun.reflect.",
    "java.util.Optional",
    "java.lang.Thread",
    "java.util.HashMap",
    "java.util.ArrayList",
    "java.lang.Iterable",
    "java.util.Map",
    "jdk.xml.internal.SecuritySupport",
    "sun.security.action."
  };

  /** Classes of the JDK that tell others a value whose name those others choose. */
  private static final Set<String> MOUTHPIECES =
      Set.of(
          "java.awt.Font",
          "java.awt.Color",
          "javax.xml.stream.FactoryFinder",
          "com.sun.org.apache.xpath.internal.functions.FuncSystemProperty",
          "sun.security.util.PropertyExpander");

  private Callers() {}

  /** Whether the nearest real caller is the JDK itself, for values that JDK code reads all day. */
  public static boolean isJdk() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            boolean isJdk = Origin.isJdk(type);
            if (isJdk && frame.getMethodName().equals("<clinit>")) {
              return Boolean.TRUE;
            }
            if (isJdk && MOUTHPIECES.contains(type.getName())) {
              return Boolean.FALSE;
            }
            return (isJdk && isPlumbing(type.getName())) ? null : (Boolean) isJdk;
          }
        }.search());
  }

  /** Whether JDK code, on its own account, called the intercepted method. */
  public static boolean isJdkBehind() {
    Class<?> behind = behind();
    return behind != null && Origin.isJdk(behind);
  }

  /** Whether the intercepted method was called from its own class. */
  public static boolean isInner() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          private @Nullable Class<?> door;

          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            if (door != null) {
              return door == frame.getDeclaringClass();
            }
            door = frame.getDeclaringClass();
            return null;
          }
        }.search());
  }

  /** Whether code of this class, or of one that it inherits from, called the intercepted method. */
  public static boolean isPartOf(Class<?> type) {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          private boolean inside;

          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            if (inside) {
              Class<?> caller = frame.getDeclaringClass();
              return !Origin.isJdk(caller) && caller.isAssignableFrom(type);
            }
            inside = true;
            return null;
          }
        }.search());
  }

  /** Whether a pool, or a future, called the intercepted method for its own thread. */
  public static boolean isPool() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          private @Nullable Class<?> door;

          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            if (door == null) {
              door = type;
            }
            return type == door
                ? null
                : (Boolean)
                    (Origin.isJdk(type) && type.getPackageName().equals("java.util.concurrent"));
          }
        }.search());
  }

  /**
   * Whether this object's own class, or one beside it, is at work before anybody else's code: what
   * it inherits, and collections that wrap it, do what they are told.
   */
  public static boolean isAtWork(Object object) {
    Class<?> own = object.getClass();
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            if (type.getModule() == own.getModule()
                && type.getPackageName().equals(own.getPackageName())) {
              return Boolean.TRUE;
            }
            return Origin.isJdk(type) ? null : Boolean.FALSE;
          }
        }.search());
  }

  /** The class whose method is intercepted. */
  public static @Nullable Class<?> door() {
    return new StackSearch<Class<?>>() {
      @Override
      protected Class<?> meet(StackFrame frame) {
        return frame.getDeclaringClass();
      }
    }.search();
  }

  /** Who called the intercepted method; its own class and what hands calls on do not count. */
  public static @Nullable Class<?> behind() {
    return new StackSearch<Class<?>>() {
      private @Nullable Class<?> door;

      @Override
      protected @Nullable Class<?> meet(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        if (door == null) {
          door = type;
        }
        boolean inner = type == door || (Origin.isJdk(type) && isPlumbing(type.getName()));
        return inner ? null : type;
      }
    }.search();
  }

  /** Whether a socket that listens is being bound. */
  public static boolean isServer() {
    return new NearJdk() {
      @Override
      boolean isMeant(String name) {
        return name.contains("Server");
      }
    }.isThere();
  }

  /** Whether the JDK's client of name servers binds its own end, on a port that it draws. */
  public static boolean isNameClient() {
    return new NearJdk() {
      @Override
      boolean isMeant(String name) {
        // A factory of sockets on 17, of channels later.
        return name.startsWith("com.sun.jndi.dns.DNSDatagram");
      }
    }.isThere();
  }

  /** Whether a path is written as a URI, which ends otherwise for a folder: JDK 17 is told no. */
  public static boolean isWritingUri() {
    return new NearJdk() {
      @Override
      boolean isMeant(String name) {
        return name.equals("sun.nio.fs.UnixUriUtils");
      }
    }.isThere();
  }

  /** Looks for a class of the JDK among those between the operation and anybody else's code. */
  private abstract static class NearJdk extends StackSearch<Boolean> {
    abstract boolean isMeant(String name);

    final boolean isThere() {
      return Boolean.TRUE.equals(search());
    }

    @Override
    protected final @Nullable Boolean meet(StackFrame frame) {
      Class<?> type = frame.getDeclaringClass();
      if (!Origin.isJdk(type)) {
        return Boolean.FALSE;
      }
      return isMeant(type.getName()) ? Boolean.TRUE : null;
    }
  }

  /** Whether a JDK class sets itself up, which happens once, for everybody. */
  public static boolean isJdkInitialiser() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            if (!Origin.isJdk(frame.getDeclaringClass())) {
              return Boolean.FALSE;
            }
            return frame.getMethodName().equals("<clinit>") ? Boolean.TRUE : null;
          }
        }.search());
  }

  /** {@code class.method:line} of the nearest frame outside the JDK. */
  public static @Nullable String nearest() {
    return new StackSearch<String>() {
      @Override
      protected @Nullable String meet(StackFrame frame) {
        return Origin.isJdk(frame.getDeclaringClass()) ? null : text(frame);
      }
    }.search();
  }

  /** {@code class.method:line} of a frame; the JVM is asked once for both. */
  public static String text(StackFrame frame) {
    StackTraceElement place = frame.toStackTraceElement();
    String type = frame.getDeclaringClass().getName();
    return type + '.' + place.getMethodName() + ':' + place.getLineNumber();
  }

  private static boolean isPlumbing(String name) {
    for (String prefix : PLUMBING) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
