package dev.harness.it.attempt;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.tool.Attempts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs all attempts one after another and prints an {@link Outcome} for each. */
public final class AttemptRunner {
  private AttemptRunner() {}

  /**
   * Arguments: folder, port, which attempts (the start of their names, and a part of them; both may
   * be empty), and the grants of a token with which they run, if any.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> grants = List.of(arguments).subList(4, arguments.length);
    Token token =
        grants.isEmpty() ? null : HostToken.claim().mint("tool", grants.toArray(new String[0]));
    World world = World.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (Attempt attempt : Attempts.all()) {
      if (attempt.name().startsWith(arguments[2]) && attempt.name().contains(arguments[3])) {
        world.reset();
        if (attempt.name().startsWith("embedded:")) {
          world.database().fill(world);
        }
        System.out.println(run(world, token == null ? attempt : with(token, attempt)));
        requireHostUnharmed(world);
      }
    }
    System.out.println("END");
    System.exit(0);
  }

  private static Attempt with(Token token, Attempt attempt) {
    Attempt.Act act = world -> token.call(() -> attempt.act().run(world));
    return new Attempt(
        attempt.name(), act, attempt.effect(), attempt.expectation(), attempt.limit());
  }

  private static String run(World world, Attempt attempt) throws Exception {
    long before = audited(world);
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
            audited(world) > before,
            oneLine(thrown))
        .toString();
  }

  /** How much the audit says, which lies beside the world. */
  private static long audited(World world) throws Exception {
    Path audit = world.path("..").resolve("audit.jsonl");
    return Files.exists(audit) ? Files.size(audit) : 0;
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
