package dev.harness.it;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.tool.Attempts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs all attempts one after another and prints an {@link Outcome} for each. */
public final class AttemptRunner {
  private AttemptRunner() {}

  /** Arguments: folder, port, and which attempts: the start of their names or nothing. */
  public static void main(String[] arguments) throws Exception {
    World world = World.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    String only = arguments.length > 2 ? arguments[2] : "";
    for (Attempt attempt : Attempts.all()) {
      if (attempt.name().startsWith(only)) {
        world.reset();
        System.out.println(run(world, attempt));
        requireHostUnharmed(world);
      }
    }
    System.out.println("END");
    System.exit(0);
  }

  private static String run(World world, Attempt attempt) throws Exception {
    Object evidence = null;
    Throwable thrown = null;
    try {
      evidence = attempt.act().run(world);
    } catch (Throwable e) {
      thrown = e;
    }
    if (isDenial(thrown)) {
      world.denied();
    }
    boolean effect = attempt.effect().seen(world, evidence);
    return new Outcome(
            attempt.name(),
            attempt.expectation(),
            attempt.limit(),
            effect,
            isDenial(thrown),
            oneLine(thrown))
        .toString();
  }

  private static boolean isDenial(@Nullable Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof CapabilityDeniedException) {
        return true;
      }
    }
    return false;
  }

  private static String oneLine(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = thrown + (cause == thrown ? "" : " caused by " + cause);
    return text.replace('\n', ' ').replace('|', '/');
  }

  /** The host is never restricted, whatever a tool did before on the same thread. */
  private static void requireHostUnharmed(World world) throws Exception {
    world.reset();
    Files.writeString(world.path("host"), "x");
    if (!Files.readString(world.path("secret.txt")).equals(World.SECRET)) {
      throw new IllegalStateException("the host cannot read");
    }
  }
}
