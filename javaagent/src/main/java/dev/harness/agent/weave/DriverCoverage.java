package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.KnownDrivers;
import dev.harness.interceptors.Verb;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Which methods of drivers are woven, and which classes must not be used because one is not. */
public final class DriverCoverage {
  private final List<Interception> rows = new ArrayList<>();
  private final Set<String> woven = ConcurrentHashMap.newKeySet();
  private final Set<String> unseen = ConcurrentHashMap.newKeySet();
  private final Map<String, String> missing = new ConcurrentHashMap<>();
  private final ClassValue<String> problems =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return find(type);
        }
      };

  /** For these rows. */
  public DriverCoverage(List<Interception> all) {
    for (Interception row : all) {
      if (row.scope() == Interception.Scope.IMPLEMENTORS
          && row.verb() == Verb.CHECK
          && !row.method().equals("<init>")) {
        rows.add(row);
      } else if (row.scope() == Interception.Scope.DRIVER) {
        unseen.add(driverOf(row.type()));
      }
    }
  }

  void woven(String owner, String name, String descriptor) {
    woven.add(owner + "." + name + descriptor);
  }

  /** A class inside a driver is where it was. */
  void seen(String type) {
    unseen.remove(driverOf(type));
  }

  /** A method inside a driver is not where it was: nobody knows whether the way there is closed. */
  void missing(Interception row) {
    missing.put(driverOf(row.type()), row.type() + "." + row.method());
  }

  private static String driverOf(String type) {
    String driver = KnownDrivers.packageOf(type);
    return driver == null ? type : driver;
  }

  /** What is not woven of a class of connections, statements or results; null if nothing. */
  public @Nullable String problem(Class<?> type) {
    String driver = KnownDrivers.packageOf(type.getName());
    String inside = driver == null ? null : missing.get(driver);
    if (inside != null) {
      return inside;
    }
    if (driver != null && unseen.contains(driver)) {
      return driver + "*";
    }
    String problem = problems.get(type);
    return problem.isEmpty() ? null : problem;
  }

  /** A proxy of the JDK does nothing by itself. */
  private String find(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      return "";
    }
    for (Interception row : rows) {
      for (Method method : type.getMethods()) {
        if (isMeant(row, method) && !isWoven(method) && implementsIt(type, row.type())) {
          return method.getDeclaringClass().getName() + "." + method.getName();
        }
      }
    }
    return "";
  }

  private static boolean isMeant(Interception row, Method method) {
    if (!method.getName().equals(row.method())
        || method.getParameterCount() != row.parameters().size()) {
      return false;
    }
    for (int i = 0; i < method.getParameterCount(); i++) {
      if (!method.getParameterTypes()[i].getTypeName().equals(row.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A default method of the API itself only calls others. */
  private boolean isWoven(Method method) {
    Class<?> owner = method.getDeclaringClass();
    String name = owner.getName().replace('.', '/');
    return (owner.getModule().getName() != null && owner.isInterface())
        || woven.contains(name + "." + method.getName() + Type.getMethodDescriptor(method));
  }

  private static boolean implementsIt(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> face : each.getInterfaces()) {
        if (face.getName().equals(name) || implementsIt(face, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
