package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.ChildTerms;
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
  private static final List<String> KEYS = List.of("program", "args", "env", "cwd");

  private final Problems problems;
  private final Scalars scalars;
  private final PathSyntax paths;
  private final ChildTermsReader terms;

  ExecReader(Problems problems, Scalars scalars, PathSyntax paths) {
    this.problems = problems;
    this.scalars = scalars;
    this.paths = paths;
    this.terms = new ChildTermsReader(problems, scalars);
  }

  @Nullable Grant read(Node node, String where, Limits limits) {
    if (!(node instanceof MappingNode)) {
      String program = program(node, where);
      return program == null
          ? null
          : new Grant.Exec(program, List.of(), List.of(), null, ChildTerms.DEFAULT, limits);
    }
    Section section = new Section(node, where, problems).allow(keys());
    Node name = section.get("program");
    if (name == null) {
      problems.at(node, "expected \"program\" in " + where);
      return null;
    }
    String program = program(name, section.place("program"));
    ChildTerms child = terms.read(section);
    List<String> args = args(section);
    List<String> env = environment(section);
    PathPattern cwd = folder(section);
    return program == null ? null : new Grant.Exec(program, args, env, cwd, child, limits);
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(KEYS);
    keys.addAll(ChildTermsReader.KEYS);
    return keys;
  }

  private @Nullable String program(Node node, String where) {
    String text = scalars.text(node, where);
    String fix = text == null || text.startsWith("/") ? null : ProgramNames.fix(text);
    if (fix != null) {
      problems.at(node, "\"" + text + "\" is not an absolute path; write " + fix);
      return null;
    }
    PathPattern path = text == null ? null : paths.plain(node, text);
    if (path != null && path.text().indexOf('*') >= 0) {
      problems.at(node, "a program is named in full, without wildcards");
      return null;
    }
    return path == null ? null : path.text();
  }

  private List<String> args(Section section) {
    List<String> args = new ArrayList<>();
    List<Node> items = Section.items(section.get("args"));
    for (int i = 0; i < items.size(); i++) {
      String arg = scalars.word(items.get(i), section.place("args"));
      String wrong = arg == null ? null : ArgumentSyntax.problem(arg, i == items.size() - 1);
      if (wrong != null) {
        problems.at(items.get(i), wrong);
      } else if (arg != null) {
        args.add(arg);
      }
    }
    return args;
  }

  private List<String> environment(Section section) {
    List<String> names = scalars.texts(section.get("env"), section.place("env"));
    for (String name : names) {
      boolean code = CodeVariables.cover(name);
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
