package dev.harness.it.thread;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What newer JDKs have; by reflection, as the tests compile for 17. */
final class VirtualHandings {
  private VirtualHandings() {}

  static void addTo(Handings all) {
    all.addPlain(
        "virtual thread (JDK 21)",
        (work, file) -> call(Thread.class, null, "startVirtualThread", work.runnable(file)));
    all.add(
        "virtual thread per task (JDK 21)",
        () -> {
          ExecutorService pool =
              (ExecutorService) call(Executors.class, null, "newVirtualThreadPerTaskExecutor");
          return (work, file) -> pool.submit(work.callable(file));
        });
    if (Runtime.version().feature() >= 25) {
      all.addPlain(
          "StructuredTaskScope (JDK 25, preview)", (work, file) -> fork(work.callable(file)));
      all.addPlain(
          "ScopedValue (JDK 25)", (work, file) -> new Thread(bound(work.runnable(file))).start());
    }
  }

  private static void fork(Callable<Boolean> task) throws Exception {
    Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
    try (AutoCloseable scope = (AutoCloseable) call(type, null, "open")) {
      type.getMethod("fork", Callable.class).invoke(scope, task);
      type.getMethod("join").invoke(scope);
    }
  }

  private static Runnable bound(Runnable task) throws Exception {
    Class<?> type = Class.forName("java.lang.ScopedValue");
    Object value = call(type, null, "newInstance");
    Object carrier = type.getMethod("where", type, Object.class).invoke(null, value, "bound");
    Method run = Class.forName("java.lang.ScopedValue$Carrier").getMethod("run", Runnable.class);
    return () -> {
      try {
        run.invoke(carrier, task);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static Object call(
      Class<?> type, @org.jspecify.annotations.Nullable Object on, String name, Object... arguments)
      throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        return method.invoke(on, arguments);
      }
    }
    throw new NoSuchMethodException(type + " " + name);
  }
}
