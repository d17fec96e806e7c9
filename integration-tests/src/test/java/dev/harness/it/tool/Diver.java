package dev.harness.it.tool;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.attempt.Attempt;
import dev.harness.it.attempt.World;
import org.jspecify.annotations.Nullable;

/**
 * A tool that recurses to the end of its stack and tries something at every depth on its way up.
 */
public final class Diver {
  /** When so many tries in a row ended in a plain denial, there was room enough for each. */
  private static final int ENOUGH = 25;

  private final Attempt attempt;
  private final World world;
  private final int step;
  private int level;
  private int denials;
  private int tries;
  private int answered;
  private @Nullable Object got;

  /** Tries at every {@code step}th depth. */
  public Diver(Attempt attempt, World world, int step) {
    this.attempt = attempt;
    this.world = world;
    this.step = step;
  }

  /** Goes down, and tries when it comes back. */
  public void dive() {
    try {
      dive();
    } catch (StackOverflowError e) {
      denials = 0;
    }
    if (++level % step == 0 && denials < ENOUGH) {
      tries++;
      try {
        keep(attempt.act().run(world));
      } catch (CapabilityDeniedException e) {
        denials++;
      } catch (Throwable e) {
        denials = isDenial(e) ? denials + 1 : 0;
      }
    }
  }

  private void keep(@Nullable Object answer) {
    if (answer != null && got == null) {
      got = answer;
    }
    answered++;
  }

  private static boolean isDenial(@Nullable Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof CapabilityDeniedException) {
        return true;
      }
    }
    return false;
  }

  /** What a try gave that was not stopped, or null. */
  public @Nullable Object got() {
    return got;
  }

  /** How often it tried, and how often it was not stopped by an error or denial. */
  @Override
  public String toString() {
    return tries + " tries, " + answered + " answered";
  }
}
