package dev.harness.agent.manifest.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Replaces {@code ${name}}, {@code ${env:NAME}}, {@code ${env:NAME:-default}} and {@code
 * ${manifest.dir}}; a doubled dollar sign before the brace keeps the characters
 */
final class Variables {
  private static final String ENVIRONMENT = "env:";
  private static final String FOLDER = "manifest.dir";
  private static final int MOST_LEVELS = 32;
  private static final int LONGEST = 1 << 16;

  private final Problems problems;
  private final Map<String, String> environment;
  private final String folder;
  private final Map<String, ScalarNode> declared = new HashMap<>();
  private final Map<String, String> replaced = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int level;

  Variables(Problems problems, Map<String, String> environment, Path folder) {
    this.problems = problems;
    this.environment = environment;
    this.folder = folder.toString();
  }

  /** Declares the variables of the file. */
  void declare(Section section) {
    for (String name : section.names()) {
      Node value = section.get(name);
      if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
        problems.at(section.key(name), "a variable's name has letters, digits, _ and - only");
      } else if (value instanceof ScalarNode scalar) {
        declared.put(name, scalar);
      } else if (value != null) {
        problems.at(value, "expected a text for variables." + name);
      }
    }
    declared.values().forEach(this::replace);
  }

  /** The text of a node with its variables replaced; null after a complaint. */
  @Nullable String replace(ScalarNode node) {
    return replace(node.getValue(), node);
  }

  /**
   * The value of an environment variable that is no pattern; null after a complaint.
   *
   * @param name its name
   */
  @Nullable String secret(String name, Node node) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      problems.at(node, "environment variable " + name + " is not set");
      return null;
    }
    return value;
  }

  private @Nullable String replace(String text, ScalarNode node) {
    if (level == MOST_LEVELS) {
      problems.at(node, "variables nested deeper than " + MOST_LEVELS + " levels");
      return null;
    }
    level++;
    String result = replaceAll(text, node);
    level--;
    return result;
  }

  private @Nullable String replaceAll(String text, ScalarNode node) {
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("$${", i)) {
        result.append("${");
        i += 3;
      } else if (text.startsWith("${", i)) {
        int end = end(text, i);
        String value = end < 0 ? unclosed(node) : value(text.substring(i + 2, end), node);
        if (value == null) {
          return null;
        }
        result.append(value);
        i = end + 1;
      } else {
        result.append(text.charAt(i++));
      }
      if (result.length() > LONGEST) {
        problems.at(node, "longer than " + LONGEST + " characters, its variables replaced");
        return null;
      }
    }
    return result.toString();
  }

  private static int end(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable String unclosed(ScalarNode node) {
    problems.at(node, "\"${\" without \"}\"; write \"$${\" for the characters themselves");
    return null;
  }

  private @Nullable String value(String name, ScalarNode node) {
    if (name.equals(FOLDER)) {
      return folder;
    }
    if (name.startsWith(ENVIRONMENT)) {
      return environment(name.substring(ENVIRONMENT.length()), node);
    }
    ScalarNode value = declared.get(name);
    if (value == null) {
      Set<String> known = new TreeSet<>(declared.keySet());
      known.add(FOLDER);
      problems.at(node, "unknown variable \"" + name + "\"" + Nearest.hint(name, known));
      return null;
    }
    String known = replaced.get(name);
    if (known != null) {
      return known;
    }
    if (!open.add(name)) {
      problems.at(node, "variable \"" + name + "\" refers to itself");
      return null;
    }
    String text = replace(value.getValue(), node);
    open.remove(name);
    if (text != null) {
      replaced.put(name, text);
    }
    return text;
  }

  private @Nullable String environment(String text, ScalarNode node) {
    int colon = text.indexOf(":-");
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      if (colon >= 0) {
        return replace(text.substring(colon + 2), node);
      }
      problems.at(
          node,
          "environment variable "
              + name
              + " is not set; set it, or write ${env:"
              + name
              + ":-default}");
      return null;
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c != 0x7f && "*,".indexOf(c) < 0)) {
      problems.at(
          node,
          "environment variable "
              + name
              + " holds a wildcard, a comma or a control character;"
              + " an environment must not widen a pattern");
      return null;
    }
    return value;
  }
}
