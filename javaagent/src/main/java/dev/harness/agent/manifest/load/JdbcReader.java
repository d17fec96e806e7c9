package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code jdbc}. */
final class JdbcReader {
  private final Problems problems;
  private final Scalars scalars;

  JdbcReader(Problems problems, Scalars scalars) {
    this.problems = problems;
    this.scalars = scalars;
  }

  @Nullable Grant read(Node node, String where, Limits limits) {
    if (!(node instanceof MappingNode)) {
      return grant(node, where, limits);
    }
    List<String> keys = new ArrayList<>(List.of("url"));
    keys.addAll(NotYetEnforced.JDBC_KEYS);
    Section section = new Section(node, where, problems).allow(keys);
    for (String name : section.names()) {
      NotYetEnforced.check(
          problems, section.key(name), name, NotYetEnforced.JDBC_KEYS, "remove it");
    }
    Node url = section.get("url");
    if (url == null) {
      problems.at(node, "expected \"url\" in " + where);
      return null;
    }
    return grant(url, section.place("url"), limits);
  }

  private @Nullable Grant grant(Node node, String where, Limits limits) {
    String url = scalars.text(node, where);
    if (url != null && !url.matches("(?i)jdbc:[^:]+:.*")) {
      problems.at(
          node,
          "expected a URL such as jdbc:postgresql://host:5432/database for "
              + where
              + ", found \""
              + url
              + "\"");
      return null;
    }
    return url == null ? null : new Grant.Jdbc(url, Map.of(), limits);
  }
}
