package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import dev.harness.it.attempt.World;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.net.URLClassLoader;

/** Powers over the JVM; those that end it are tried in JVMs of their own. */
final class JvmAttempts {
  private JvmAttempts() {}

  static void addTo(Attempts all) {
    all.add("class-loader: URLClassLoader", answers(), w -> new URLClassLoader(new URL[0]));
    all.add("class-loader: own ClassLoader", answers(), w -> new ClassLoader() {});
    all.add(
        "class-loader: Lookup.defineClass",
        answers(),
        w -> MethodHandles.lookup().defineClass(Hostile.plain("Plain")));
    all.add(
        "class-loader: hidden class",
        answers(),
        w -> MethodHandles.lookup().defineHiddenClass(Hostile.plain("Hidden"), true).lookupClass());
    all.add(
        "reflection: private field of the host",
        answers(),
        w -> {
          java.lang.reflect.Field field = World.class.getDeclaredField("folder");
          field.setAccessible(true);
          return field.get(w);
        });
    all.add(
        "reflection: private field of the host by a lookup",
        answers(),
        w ->
            MethodHandles.privateLookupIn(World.class, MethodHandles.lookup())
                .findVarHandle(World.class, "folder", java.nio.file.Path.class)
                .get(w));
    all.always(
        "reflection: public method of the host, opened as libraries do",
        answers(),
        w -> {
          java.lang.reflect.Method method = World.class.getMethod("path", String.class);
          method.setAccessible(true);
          return method.invoke(w, "x");
        });
    all.add(
        "reflection: Unsafe",
        answers(),
        w -> {
          java.lang.reflect.Field field =
              Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
          field.setAccessible(true);
          return field.get(null);
        });
  }
}
