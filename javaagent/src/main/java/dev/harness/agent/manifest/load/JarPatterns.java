package dev.harness.agent.manifest.load;

import dev.harness.agent.policy.match.PathTrie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds the jars that a pattern stands for. */
final class JarPatterns {
  private static final int DEEPEST = 16;

  private final Problems problems;
  private final PathSyntax paths;

  JarPatterns(Problems problems) {
    this.problems = problems;
    this.paths = new PathSyntax(problems);
  }

  /** Real paths of existing files; empty after a complaint. */
  List<Path> expand(Node node, String text) {
    if (paths.pattern(node, text) == null) {
      return List.of();
    }
    List<Path> jars = find(text);
    if (jars.isEmpty()) {
      problems.at(node, "no jar matches " + text + "; check the path, or build the jar first");
    }
    for (Path jar : jars) {
      if (jar.endsWith("harness.jar") || jar.startsWith(System.getProperty("java.home"))) {
        problems.at(node, jar + " belongs to the harness or the JDK, not to a tool");
      }
    }
    return jars;
  }

  private static List<Path> find(String text) {
    int star = text.indexOf('*');
    String folder = text.substring(0, text.lastIndexOf('/', star < 0 ? text.length() : star));
    PathTrie<Boolean> trie = new PathTrie.Builder<Boolean>().add(text, Boolean.TRUE).build();
    try (Stream<Path> files = Files.walk(Path.of(folder + "/"), DEEPEST)) {
      return files
          .filter(file -> trie.find(file.toString(), any -> true) != null)
          .filter(Files::isRegularFile)
          .map(JarPatterns::real)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
