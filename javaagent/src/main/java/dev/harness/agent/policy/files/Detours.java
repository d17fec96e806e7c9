package dev.harness.agent.policy.files;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.RealPath;
import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/**
 * Folders that a path enters and leaves again by {@code ..}. The kernel goes through them, so the
 * outcome tells whether they are there: each must be one that the compartment may know of.
 */
final class Detours {
  private static final String UP = "/..";

  private final Environs environs;
  private final Judge judge;

  Detours(Environs environs, Judge judge) {
    this.environs = environs;
    this.judge = judge;
  }

  /** The refusal of the first folder that must not be known of, or null for none. */
  @Nullable Verdict refused(
      Compartment compartment, Capability capability, String path, String real) {
    for (int up = path.indexOf(UP); up >= 0; up = path.indexOf(UP, up + 1)) {
      int end = up + UP.length();
      if (end == path.length() || path.charAt(end) == '/') {
        Verdict verdict = through(compartment, capability, path.substring(0, up), real);
        if (!verdict.allowed()) {
          return verdict;
        }
      }
    }
    return null;
  }

  private Verdict through(
      Compartment compartment, Capability capability, String prefix, String goal) {
    String path = prefix.isEmpty() ? "/" : prefix;
    String lexical = RealPath.lexical(path);
    String real = RealPath.resolve(path, true, FileSystemLinks.INSTANCE);
    if (lexical == null || real == null) {
      return Verdict.deny(Attempt.hopeless(capability, path), null);
    }
    Attempt attempt = Attempt.of(Capability.FILE_READ, lexical);
    boolean onTheWay =
        (isAbove(lexical, environs.folder()) || isAbove(lexical, goal))
            && (isAbove(real, environs.folder()) || isAbove(real, goal));
    if (onTheWay || judge.holds(compartment, new PathLookup(capability, lexical, real))) {
      return Verdict.free(attempt);
    }
    return judge.judge(compartment, attempt, new PathLookup(Capability.FILE_READ, lexical, real));
  }

  /** Whether a folder is one of those that {@code path} names anyway, or itself. */
  private static boolean isAbove(String folder, String path) {
    return path.equals(folder)
        || folder.equals("/")
        || (path.startsWith(folder) && path.charAt(folder.length()) == '/');
  }
}
