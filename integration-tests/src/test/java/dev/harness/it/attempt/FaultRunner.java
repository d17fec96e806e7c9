package dev.harness.it.attempt;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Attempts;
import dev.harness.it.tool.Deeds;
import dev.harness.it.tool.Diver;
import dev.harness.it.tool.FreshClasses;
import dev.harness.it.tool.FreshLoading;
import dev.harness.it.tool.Troubles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * A host whose tool fails while it is asked. Prints a line for what got through, and after each
 * failure whether a plain read is refused as before.
 */
public final class FaultRunner {
  private static final int STACK_BYTES = 256 << 10;

  private final World world;
  private final Map<String, Attempt> attempts = new TreeMap<>();

  private FaultRunner(World world) {
    this.world = world;
    Attempts.all().forEach(attempt -> attempts.put(attempt.name(), attempt));
  }

  /** Arguments: folder, port, what fails, and how fine: the smaller, the longer it takes. */
  public static void main(String[] arguments) throws Exception {
    World world = World.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    FaultRunner runner = new FaultRunner(world);
    int step = Integer.parseInt(arguments[3]);
    world.reset();
    switch (arguments[2]) {
      case "stack" -> runner.dive(step);
      case "classes" -> runner.load();
      case "memory" -> runner.hoard(step);
      case "callbacks" -> runner.callBack();
      case "interrupt" -> System.out.println(Troubles.interrupted(world.text("secret.txt")));
      case "stop" -> System.out.println(Troubles.stopped(world.text("secret.txt"), step));
      case "constructor" ->
          Probe.show(
              "afterwards",
              () -> Troubles.afterAFailure(world.text("secret.txt"), world.text("missing")));
      default -> throw new IllegalArgumentException(arguments[2]);
    }
    runner.requireGuarded(arguments[2]);
    System.out.println("clock " + hasThread("harness-clock"));
    System.out.println("END");
    System.exit(0);
  }

  private void dive(int step) throws Exception {
    for (String name : FaultTest.KINDS.values()) {
      if (!attempts.containsKey(name)) {
        System.out.println(name + " is not there");
        continue;
      }
      Attempt attempt = attempt(name);
      Diver diver = new Diver(attempt, world, step);
      Thread thread = new Thread(null, diver::dive, "diver", STACK_BYTES);
      thread.start();
      thread.join();
      world.denied();
      System.out.println(name + "|" + attempt.effect().seen(world, diver.got()) + "|" + diver);
      requireGuarded(name);
    }
  }

  /** The host calls what the tool loaded where its stack ended. */
  private void load() throws Exception {
    FreshLoading loading = new FreshLoading();
    Thread thread = new Thread(null, loading::dive, "diver", 4 * STACK_BYTES);
    thread.start();
    thread.join();
    int ungated = 0;
    for (Callable<?> one : loading.loaded()) {
      try {
        ungated +=
            String.valueOf(FreshClasses.read(one, world.text("secret.txt"))).contains(World.SECRET)
                ? 1
                : 0;
      } catch (CapabilityDeniedException e) {
        // it has its gate
      }
    }
    System.out.println("loaded " + loading.loaded().size() + " of " + FreshClasses.COUNT);
    System.out.println("ungated " + ungated);
  }

  private void hoard(int tries) throws Exception {
    for (String name :
        List.of("read: Files.readString", "net: Socket", "process: ProcessBuilder")) {
      Attempt attempt = attempt(name);
      Object got = Troubles.withoutMemory(attempt, world, tries);
      world.denied();
      System.out.println(name + "|" + attempt.effect().seen(world, got) + "|" + tries + " tries");
      requireGuarded(name);
    }
  }

  private void callBack() throws Exception {
    for (Map.Entry<String, Callable<?>> one : Troubles.hostile(world).entrySet()) {
      Object got = null;
      try {
        got = one.getValue().call();
      } catch (Throwable e) {
        // a denial, or the error of the object
      }
      world.denied();
      boolean worked = got != null || Files.exists(world.path("new")) || world.reached();
      System.out.println(one.getKey() + "|" + worked + "|" + got);
      requireGuarded(one.getKey());
      world.reset();
    }
  }

  /** An attempt that was denied once: whatever is set up only once, is. */
  private Attempt attempt(String name) throws Exception {
    world.reset();
    Attempt attempt = java.util.Objects.requireNonNull(attempts.get(name), name);
    try {
      Object got = attempt.act().run(world);
      world.denied();
      if (attempt.effect().seen(world, got)) {
        throw new IllegalStateException(name + " is not denied at all");
      }
    } catch (Throwable e) {
      if (e instanceof IllegalStateException) {
        throw (IllegalStateException) e;
      }
    }
    world.reset();
    return attempt;
  }

  /** On this thread and on a new one. */
  private void requireGuarded(String after) throws Exception {
    requireGuardedHere(after);
    Throwable[] thrown = {null};
    Thread thread =
        new Thread(
            () -> {
              try {
                requireGuardedHere(after);
              } catch (Throwable e) {
                thrown[0] = e;
              }
            });
    thread.start();
    thread.join();
    if (thrown[0] != null) {
      throw new IllegalStateException(thrown[0]);
    }
  }

  private void requireGuardedHere(String after) throws Exception {
    String secret = world.text("secret.txt");
    try {
      Deeds.read(secret);
      throw new IllegalStateException("the tool reads after " + after);
    } catch (CapabilityDeniedException e) {
      Files.writeString(world.path("host"), "x");
      if (!Files.readString(Path.of(secret)).equals(World.SECRET)) {
        throw new IllegalStateException("the host cannot read after " + after, e);
      }
    }
  }

  private static boolean hasThread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }
}
