package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.manifest.PathPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code process.exec}. */
final class ExecReader {
  private static final List<String> KEYS = List.of("program", "args", "env", "cwd", "confine");
  private static final List<String> CODE_IN_ENVIRONMENT =
      List.of("LD_", "DYLD_", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

  private final Problems problems;
  private final Scalars scalars;
  private final PathSyntax paths;

  ExecReader(Problems problems, Scalars scalars, PathSyntax paths) {
    this.problems = problems;
    this.scalars = scalars;
    this.paths = paths;
  }

  @Nullable Grant read(Node node, String where, Limits limits, boolean prohibits) {
    if (!(node instanceof MappingNode)) {
      String program = program(node, where);
      requireConfine(null, node, prohibits);
      return program == null
          ? null
          : new Grant.Exec(program, List.of(), List.of(), null, null, limits);
    }
    Section section = new Section(node, where, problems).allow(KEYS);
    Node name = section.get("program");
    if (name == null) {
      problems.at(node, "expected \"program\" in " + where);
      return null;
    }
    String program = program(name, section.place("program"));
    String confine = confine(section, node, prohibits);
    List<String> args = args(section);
    List<String> env = environment(section);
    PathPattern cwd = folder(section);
    return program == null ? null : new Grant.Exec(program, args, env, cwd, confine, limits);
  }

  private @Nullable String program(Node node, String where) {
    String text = scalars.text(node, where);
    PathPattern path = text == null ? null : paths.plain(node, text);
    if (path != null && path.text().indexOf('*') >= 0) {
      problems.at(node, "a program is named in full, without wildcards");
      return null;
    }
    return path == null ? null : path.text();
  }

  private @Nullable String confine(Section section, Node node, boolean prohibits) {
    Node value = section.get("confine");
    List<String> valid = List.of("required", "best-effort", "off");
    String confine = value == null ? null : scalars.choice(value, section.place("confine"), valid);
    requireConfine(confine, value == null ? node : value, prohibits);
    return confine;
  }

  /** Left out it would mean {@code required}, which must not be promised before it is kept. */
  private void requireConfine(@Nullable String confine, Node node, boolean prohibits) {
    if (confine == null && !prohibits) {
      problems.at(
          node,
          "child processes are not confined by this version, so the JVM does not start;"
              + " write { program: ..., confine: off } to accept that");
    } else if (confine != null) {
      NotYetEnforced.check(problems, node, confine, NotYetEnforced.CONFINE, "write \"off\"");
    }
  }

  private List<String> args(Section section) {
    List<String> args = new ArrayList<>();
    List<Node> items = Section.items(section.get("args"));
    for (int i = 0; i < items.size(); i++) {
      String arg = scalars.word(items.get(i), section.place("args"));
      if (arg != null && arg.equals("...") && i < items.size() - 1) {
        problems.at(items.get(i), "\"...\" stands for any further arguments, so it comes last");
      } else if (arg != null) {
        args.add(arg);
      }
    }
    return args;
  }

  private List<String> environment(Section section) {
    List<String> names = scalars.texts(section.get("env"), section.place("env"));
    for (String name : names) {
      boolean code = CODE_IN_ENVIRONMENT.stream().anyMatch(name::startsWith) || name.equals("*");
      if (code || !name.matches("[A-Za-z0-9_]+\\*?")) {
        Node node = java.util.Objects.requireNonNull(section.get("env"));
        problems.at(
            node,
            code
                ? "\"" + name + "\" would let the tool choose code that the program loads"
                : "\"" + name + "\" is no name of an environment variable");
      }
    }
    return names;
  }

  private @Nullable PathPattern folder(Section section) {
    Node node = section.get("cwd");
    String text = node == null ? null : scalars.text(node, section.place("cwd"));
    return node == null || text == null ? null : paths.pattern(node, text);
  }
}
