package dev.harness.it.tool;

import dev.harness.it.Attempt.Act;
import dev.harness.it.HostUse;
import java.io.File;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Objects whose code is the JDK's alone, which a tool hands to the host to run. */
final class CarrierAttempts {
  private static final MethodType NOTHING = MethodType.methodType(void.class);

  private CarrierAttempts() {}

  static void addTo(Attempts all) {
    carrier(
        all,
        "metafactory",
        w ->
            LambdaMetafactory.metafactory(
                    MethodHandles.lookup(),
                    "run",
                    MethodType.methodType(Runnable.class, File.class),
                    NOTHING,
                    creation(),
                    NOTHING)
                .getTarget()
                .invoke(new File(w.text("new"))));
    carrier(
        all,
        "metafactory by reflection",
        w ->
            ((java.lang.invoke.CallSite)
                    LambdaMetafactory.class
                        .getMethod(
                            "altMetafactory",
                            MethodHandles.Lookup.class,
                            String.class,
                            MethodType.class,
                            Object[].class)
                        .invoke(
                            null,
                            MethodHandles.lookup(),
                            "run",
                            MethodType.methodType(Runnable.class, File.class),
                            new Object[] {NOTHING, creation(), NOTHING, 0}))
                .getTarget()
                .invoke(new File(w.text("new"))));
  }

  private static MethodHandle creation() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(File.class, "createNewFile", MethodType.methodType(boolean.class));
  }

  private static void carrier(Attempts all, String name, Act act) {
    all.add("dynamic-code: " + name, HostUse.RUN, act);
  }
}
