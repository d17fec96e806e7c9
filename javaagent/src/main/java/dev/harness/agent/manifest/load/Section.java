package dev.harness.agent.manifest.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One map of the file: its keys, each once, and their values. */
final class Section {
  private final String where;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  /** Reads a node that should be a map; {@code where} names it, empty for the whole file. */
  Section(Node node, String where, Problems problems) {
    this.where = where;
    this.problems = problems;
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        add(tuple);
      }
    } else {
      String name = where.isEmpty() ? "the manifest" : where;
      problems.at(node, "expected a map for " + name + ", found " + kind(node));
    }
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.at(tuple.getKeyNode(), "expected a name as key" + in());
    } else if (key.getValue().equals("<<")) {
      problems.at(key, "merge keys are not allowed; write the values out");
    } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
      problems.at(key, "duplicate key \"" + key.getValue() + "\"" + in());
    } else {
      keys.put(key.getValue(), key);
    }
  }

  /** Complains about every key that is not valid here. */
  Section allow(Collection<String> valid) {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      String name = key.getKey();
      if (!valid.contains(name)) {
        String hint = Nearest.hint(name, valid);
        problems.at(key.getValue(), "unknown key \"" + name + "\"" + in() + hint);
      }
    }
    return this;
  }

  /** The value of a key, or null if it is not there. */
  @Nullable Node get(String key) {
    return values.get(key);
  }

  /** The node of a key itself. */
  Node key(String key) {
    return java.util.Objects.requireNonNull(keys.get(key));
  }

  List<String> names() {
    return new ArrayList<>(keys.keySet());
  }

  /** The place of a key, such as {@code tools.report.code}. */
  String place(String key) {
    return where.isEmpty() ? key : where + "." + key;
  }

  /** The items of a list, or the one value that stands in its place. */
  static List<Node> items(@Nullable Node node) {
    if (node instanceof SequenceNode list) {
      return new ArrayList<>(list.getValue());
    }
    return node == null ? List.of() : List.of(node);
  }

  static String kind(Node node) {
    if (node instanceof MappingNode) {
      return "a map";
    }
    return node instanceof SequenceNode ? "a list" : "\"" + ((ScalarNode) node).getValue() + "\"";
  }

  private String in() {
    return where.isEmpty() ? "" : " in " + where;
  }
}
