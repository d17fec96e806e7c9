package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import dev.harness.it.attempt.HostUse;
import dev.harness.it.attempt.World;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;

/** Classes that a tool makes at run time and hands to the host. */
final class LoaderAttempts {
  private static final String OWN = "dev.harness.it.tool.Made";
  private static final String HOSTS = "dev.harness.it.attempt.Made";

  private LoaderAttempts() {}

  static void addTo(Attempts all) {
    powers(all);
    closed(all);
    handed(all);
  }

  /** Ways to define a class without asking for the power. */
  private static void powers(Attempts all) {
    all.add("class-loader: hidden class by handle", answers(), w -> hiddenByHandle());
    all.add(
        "class-loader: hidden class by reflection",
        answers(),
        w ->
            Lookup.class
                .getMethod(
                    "defineHiddenClass", byte[].class, boolean.class, Lookup.ClassOption[].class)
                .invoke(
                    MethodHandles.lookup(),
                    Hostile.plain("Hidden"),
                    true,
                    new Lookup.ClassOption[0]));
    all.add(
        "class-loader: class by handle",
        answers(),
        w -> {
          MethodHandle define =
              MethodHandles.lookup()
                  .findVirtual(
                      Lookup.class,
                      "defineClass",
                      MethodType.methodType(Class.class, byte[].class));
          return (Class<?>)
              define.invoke(MethodHandles.lookup(), Hostile.plain("Plain" + System.nanoTime()));
        });
  }

  /** Who closes a loader takes its classes from all that use it. */
  private static void closed(Attempts all) {
    all.add(
        "class-loader: its own loader, closed",
        answers(),
        w -> {
          URLClassLoader own = new URLClassLoader(new URL[0]);
          own.close();
          return own;
        });
    all.never(
        "class-loader: a loader of the host, closed",
        answers(),
        w -> {
          w.plugins().close();
          return w.plugins();
        });
  }

  /** The host runs them, on a thread that no tool is on. */
  private static void handed(Attempts all) {
    handed(
        all,
        "hidden class",
        w -> MethodHandles.lookup().defineHiddenClass(Forged.opener(OWN), true).lookupClass());
    handed(all, "hidden class with data", w -> hiddenWithData());
    handed(
        all,
        "class of a lookup",
        w -> MethodHandles.lookup().defineClass(Forged.opener(OWN + System.nanoTime())));
    never(
        all,
        "class of a lookup into the host",
        w ->
            MethodHandles.privateLookupIn(World.class, MethodHandles.lookup())
                .defineClass(Forged.opener(HOSTS + System.nanoTime())));
    never(
        all,
        "hidden class of a lookup into the host",
        w ->
            MethodHandles.privateLookupIn(World.class, MethodHandles.lookup())
                .defineHiddenClass(Forged.opener(HOSTS), true)
                .lookupClass());
    handed(
        all,
        "class of its own loader with a name of the host's",
        w -> new Forged.Loader().define(HOSTS, Forged.opener(HOSTS)));
    never(
        all,
        "class in a loader of the host",
        w -> {
          String name = HOSTS + System.nanoTime();
          return w.loader().define(name, Forged.opener(name), null);
        });
    never(
        all,
        "class in a loader of the host with the host's domain",
        w -> {
          String name = HOSTS + System.nanoTime();
          return w.loader().define(name, Forged.opener(name), World.class.getProtectionDomain());
        });
  }

  private interface Definition {
    Class<?> by(World world) throws Throwable;
  }

  private static void handed(Attempts all, String name, Definition definition) {
    all.add("code: " + name, HostUse.GIVE, w -> Forged.instance(definition.by(w)));
  }

  /** The host's loaders and packages take no code from a tool, whatever it holds. */
  private static void never(Attempts all, String name, Definition definition) {
    all.never("code: " + name, HostUse.GIVE, w -> Forged.instance(definition.by(w)));
  }

  private static Object hiddenByHandle() throws Throwable {
    MethodHandle define =
        MethodHandles.lookup()
            .findVirtual(
                Lookup.class,
                "defineHiddenClass",
                MethodType.methodType(
                    Lookup.class, byte[].class, boolean.class, Lookup.ClassOption[].class));
    return (Lookup)
        define.invokeExact(
            MethodHandles.lookup(), Hostile.plain("Hidden"), true, new Lookup.ClassOption[0]);
  }

  private static Class<?> hiddenWithData() throws Exception {
    return MethodHandles.lookup()
        .defineHiddenClassWithClassData(Forged.opener(OWN), "data", true)
        .lookupClass();
  }
}
