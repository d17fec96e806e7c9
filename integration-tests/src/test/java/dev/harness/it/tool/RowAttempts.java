package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.Question;
import dev.harness.interceptors.Verb;
import dev.harness.it.attempt.World;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLConnection;
import java.security.Security;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ServiceRegistry;
import javax.management.MBeanServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Each public method that needs a power, called with nothing: it is reached when it answers, or
 * complains of the nothing. What the powers do is tried elsewhere.
 */
final class RowAttempts {
  private static final Map<Question, String> POWERS =
      Map.ofEntries(
          Map.entry(Question.JVM_GLOBAL_STATE, "global-state"),
          Map.entry(Question.JVM_HOOK, "exit"),
          Map.entry(Question.JVM_SECURITY_PROVIDER, "security-provider"),
          Map.entry(Question.JVM_PROVIDER_ENTRY, "security-provider"),
          Map.entry(Question.JVM_DYNAMIC_CODE, "dynamic-code"),
          Map.entry(Question.JVM_MANAGEMENT, "management"),
          Map.entry(Question.JVM_INSPECT, "inspect"),
          Map.entry(Question.JVM_THREAD, "thread"),
          Map.entry(Question.JVM_CALLED_REFLECTION, "reflection"),
          Map.entry(Question.JVM_CLASS_LOADER, "class-loader"),
          Map.entry(Question.JVM_NATIVE, "native"));

  /**
   * What takes the JVM its streams, or asks for more than the power; tried by attempts of their
   * own.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "java.lang.System.setIn",
          "java.lang.System.setOut",
          "java.lang.System.setErr",
          "jdk.jshell.JShell.create",
          "javax.security.auth.login.Configuration.getConfiguration",
          "com.sun.management.internal.HotSpotDiagnostic.dumpHeap");

  private RowAttempts() {}

  static void addTo(Attempts all) {
    for (Interception row : Interceptions.forRelease(Runtime.version().feature())) {
      String power = row.question() == null ? null : POWERS.get(row.question());
      Executable called = power == null || !isTried(row) ? null : called(row);
      if (called != null) {
        String types =
            row.parameters().stream().map(RowAttempts::brief).collect(Collectors.joining(", "));
        String name = row.type() + "." + row.method() + "(" + types + ")";
        all.add(power + ": nothing to " + name, answers(), w -> reach(w, row, called));
      }
    }
  }

  private static String brief(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static boolean isTried(Interception row) {
    return row.scope() == Interception.Scope.CLASS
        && row.verb() == Verb.CHECK
        && !row.answer().isReturned()
        && !ELSEWHERE.contains(row.type() + "." + row.method());
  }

  /** The method that anybody may call; null if there is none. */
  private static @Nullable Executable called(Interception row) {
    try {
      Class<?> type = Class.forName(row.type(), false, RowAttempts.class.getClassLoader());
      for (Class<?> open : (Iterable<Class<?>>) supertypes(type)::iterator) {
        Executable found = find(open, row);
        if (found != null) {
          return found;
        }
      }
      return null;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Class<?>> supertypes(@Nullable Class<?> type) {
    if (type == null) {
      return Stream.empty();
    }
    Stream<Class<?>> interfaces = Stream.of(type.getInterfaces()).flatMap(RowAttempts::supertypes);
    return Stream.of(Stream.<Class<?>>of(type), supertypes(type.getSuperclass()), interfaces)
        .flatMap(part -> part);
  }

  private static @Nullable Executable find(Class<?> type, Interception row) {
    boolean open =
        Modifier.isPublic(type.getModifiers())
            && type.getModule().isExported(type.getPackageName(), RowAttempts.class.getModule());
    boolean made = row.method().equals("<init>");
    if (!open || (made && Modifier.isAbstract(type.getModifiers()))) {
      return null;
    }
    Executable[] candidates = made ? type.getDeclaredConstructors() : type.getDeclaredMethods();
    return Stream.of(candidates)
        .filter(e -> Modifier.isPublic(e.getModifiers()))
        .filter(e -> made ? type.getName().equals(row.type()) : e.getName().equals(row.method()))
        .filter(e -> parameters(e).equals(row.parameters()))
        .filter(
            e -> made || Modifier.isStatic(e.getModifiers()) || RECEIVERS.containsKey(row.type()))
        .findFirst()
        .orElse(null);
  }

  private static java.util.List<String> parameters(Executable executable) {
    return Stream.of(executable.getParameterTypes()).map(Class::getTypeName).toList();
  }

  private interface Receiver {
    Object of(World world);
  }

  /** Objects that tools can get at, or get from the host. */
  private static final Map<String, Receiver> RECEIVERS =
      Map.ofEntries(
          Map.entry("java.lang.Runtime", w -> Runtime.getRuntime()),
          Map.entry("java.lang.Thread", World::thread),
          Map.entry("java.lang.ThreadGroup", World::group),
          Map.entry("java.security.Provider", World::provider),
          Map.entry("javax.management.MBeanServerBuilder", w -> new MBeanServerBuilder()),
          Map.entry("java.util.logging.Logger", w -> Logger.getLogger("it")),
          Map.entry("java.util.logging.LogManager", w -> LogManager.getLogManager()),
          Map.entry("java.rmi.server.LogStream", w -> java.rmi.server.LogStream.log("it")),
          Map.entry("java.net.URLConnection", w -> new Unconnected()),
          Map.entry("java.net.Authenticator", w -> new java.net.Authenticator() {}),
          Map.entry("java.lang.ClassLoader", w -> ClassLoader.getSystemClassLoader()),
          Map.entry("javax.imageio.spi.ServiceRegistry", w -> new ServiceRegistry(none())),
          Map.entry("javax.imageio.spi.IIORegistry", w -> IIORegistry.getDefaultInstance()),
          Map.entry(
              "java.awt.GraphicsEnvironment",
              w -> java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment()),
          Map.entry("java.awt.EventQueue", w -> new java.awt.EventQueue()),
          Map.entry("java.util.concurrent.ForkJoinPool", w -> ForkJoinPool.commonPool()),
          Map.entry("sun.security.pkcs11.SunPKCS11", w -> Security.getProvider("SunPKCS11")),
          Map.entry("sun.management.ThreadImpl", w -> ManagementFactory.getThreadMXBean()),
          Map.entry("sun.management.RuntimeImpl", w -> ManagementFactory.getRuntimeMXBean()),
          Map.entry(
              "com.sun.management.internal.VirtualThreadSchedulerImpls$VirtualThreadSchedulerImpl",
              w -> scheduler()),
          Map.entry("sun.management.MemoryImpl", w -> ManagementFactory.getMemoryMXBean()),
          Map.entry(
              "sun.management.ClassLoadingImpl", w -> ManagementFactory.getClassLoadingMXBean()),
          Map.entry(
              "sun.management.MemoryPoolImpl",
              w -> ManagementFactory.getMemoryPoolMXBeans().get(0)),
          Map.entry(
              "com.sun.management.internal.HotSpotDiagnostic",
              w ->
                  ManagementFactory.getPlatformMXBean(
                      com.sun.management.HotSpotDiagnosticMXBean.class)));

  /** What JDK 25 runs its virtual threads by. */
  private static Object scheduler() {
    return ManagementFactory.getPlatformManagementInterfaces().stream()
        .filter(type -> type.getSimpleName().equals("VirtualThreadSchedulerMXBean"))
        .map(ManagementFactory::getPlatformMXBean)
        .findFirst()
        .orElseThrow();
  }

  private static Iterator<Class<?>> none() {
    return Collections.emptyIterator();
  }

  /** A connection that leads nowhere. */
  private static final class Unconnected extends URLConnection {
    Unconnected() {
      super(null);
    }

    @Override
    public void connect() {}
  }

  private static Object reach(World world, Interception row, Executable called) throws Throwable {
    Object[] nothing = Stream.of(called.getParameterTypes()).map(RowAttempts::zero).toArray();
    try {
      if (called instanceof Constructor<?> constructor) {
        constructor.newInstance(nothing);
      } else {
        Receiver receiver = RECEIVERS.get(row.type());
        Object on = Modifier.isStatic(called.getModifiers()) ? null : receiver.of(world);
        ((Method) called).invoke(on, nothing);
      }
    } catch (InvocationTargetException | IllegalArgumentException e) {
      if (isDenial(e)) {
        throw e.getCause();
      }
    }
    return "reached";
  }

  private static @Nullable Object zero(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  private static boolean isDenial(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof CapabilityDeniedException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
