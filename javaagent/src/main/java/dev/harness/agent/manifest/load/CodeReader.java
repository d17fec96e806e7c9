package dev.harness.agent.manifest.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads which classes a tool owns, and refuses what is another's. */
final class CodeReader {
  private static final List<String> JDK = List.of("java", "javax", "jdk", "sun", "com.sun");
  private static final List<String> HARNESS =
      List.of(
          "dev.harness.agent",
          "dev.harness.bootstrap",
          "dev.harness.capability",
          "dev.harness.interceptors");

  private final Problems problems;
  private final Scalars scalars;
  private final JarPatterns jarPatterns;
  private final Map<String, String> packageOwners = new HashMap<>();
  private final Map<Path, String> jarOwners = new HashMap<>();

  CodeReader(Problems problems, Scalars scalars) {
    this.problems = problems;
    this.scalars = scalars;
    this.jarPatterns = new JarPatterns(problems);
  }

  /** The code of one tool. */
  record Code(List<String> packages, List<Path> jars) {}

  Code read(Section tool, String name) {
    List<String> packages = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (Node item : Section.items(tool.get("code"))) {
      if (item instanceof ScalarNode text) {
        String found = "\"" + text.getValue() + "\"; write { package: " + text.getValue() + " }";
        problems.at(item, "expected a map for " + tool.place("code") + ", found " + found);
        continue;
      }
      Section code =
          new Section(item, tool.place("code"), problems).allow(List.of("package", "jar"));
      if (code.names().isEmpty()) {
        problems.at(item, "expected \"package\" or \"jar\" in " + tool.place("code"));
      }
      packages(code, name, packages);
      jars(code, name, jars);
    }
    return new Code(packages, jars);
  }

  private void packages(Section code, String tool, List<String> packages) {
    for (Node item : Section.items(code.get("package"))) {
      String text = scalars.text(item, code.place("package"));
      if (text != null && isPackage(item, text) && isFree(item, text) && own(item, text, tool)) {
        packages.add(text);
      }
    }
  }

  private boolean isPackage(Node node, String text) {
    if (text.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
      return true;
    }
    String fix = text.replaceAll("[.]?[*]+$", "");
    String hint =
        fix.equals(text) ? "" : "; all below a package belongs to it, so write \"" + fix + "\"";
    problems.at(node, "\"" + text + "\" is no package name" + hint);
    return false;
  }

  private boolean isFree(Node node, String text) {
    for (String jdk : JDK) {
      if (overlaps(jdk, text)) {
        problems.at(node, "package " + text + " belongs to the JDK or contains a package of it");
        return false;
      }
    }
    for (String harness : HARNESS) {
      if (overlaps(harness, text)) {
        problems.at(
            node, "package " + text + " belongs to the harness or contains a package of it");
        return false;
      }
    }
    return true;
  }

  private boolean own(Node node, String text, String tool) {
    for (Map.Entry<String, String> owned : packageOwners.entrySet()) {
      if (!owned.getValue().equals(tool) && overlaps(owned.getKey(), text)) {
        String owner = "tools." + owned.getValue() + " (package " + owned.getKey() + ")";
        problems.at(node, "package " + text + " of tools." + tool + " overlaps with " + owner);
        return false;
      }
    }
    packageOwners.put(text, tool);
    return true;
  }

  private void jars(Section code, String tool, List<Path> jars) {
    for (Node item : Section.items(code.get("jar"))) {
      String text = scalars.text(item, code.place("jar"));
      for (Path jar : text == null ? List.<Path>of() : jarPatterns.expand(item, text)) {
        String owner = jarOwners.putIfAbsent(jar, tool);
        if (owner != null && !owner.equals(tool)) {
          problems.at(item, jar + " of tools." + tool + " belongs to tools." + owner + " already");
        } else {
          jars.add(jar);
        }
      }
    }
  }

  private static boolean overlaps(String one, String other) {
    return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
  }
}
