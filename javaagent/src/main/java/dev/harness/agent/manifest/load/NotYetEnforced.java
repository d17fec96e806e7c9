package dev.harness.agent.manifest.load;

import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the manifest's language has and this version does not enforce: never ignored. */
final class NotYetEnforced {
  static final Set<String> CONFINE = Set.of("required", "best-effort");

  private NotYetEnforced() {}

  /** Complains if a word is among what is not enforced. */
  static void check(Problems problems, Node node, String word, Set<String> missing, String fix) {
    if (missing.contains(word)) {
      problems.at(
          node,
          "\"" + word + "\" is not enforced by this version, so the JVM does not start; " + fix);
    }
  }
}
