package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ManifestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads single grants outside a manifest. They know no variables. */
public final class GrantTexts {
  private GrantTexts() {}

  /**
   * Reads grants, each a map as in a list of the manifest: {@code file.read: /x/**}.
   *
   * @throws ManifestException with every problem found
   */
  public static List<Grant> read(List<String> texts) throws ManifestException {
    List<Grant> grants = new ArrayList<>();
    for (String text : texts) {
      Problems problems = new Problems("grant \"" + text + "\"");
      Variables none = new Variables(problems, Map.of(), Path.of("/"));
      Node node = new YamlFile(problems).parse(text);
      Grant grant = new GrantReader(problems, new Scalars(problems, none)).part(node, "grants");
      requireNoTerms(problems, node, grant);
      problems.throwIfAny();
      grants.add(java.util.Objects.requireNonNull(grant));
    }
    return grants;
  }

  /** They would count for nothing, and who writes a limit must not believe in it. */
  private static void requireNoTerms(Problems problems, Node node, @Nullable Grant grant) {
    if (grant instanceof Grant.Exec exec && !exec.terms().equals(ChildTerms.DEFAULT)) {
      problems.at(
          node,
          "what is started with a token is always confined to what the manifest grants its tool:"
              + " leave out confine, net, keep and limits");
    }
  }
}
