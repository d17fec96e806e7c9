package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the tools. */
final class ToolReader {
  private static final List<String> KEYS = List.of("code", "grants", "expires", "on-deny");
  private static final List<String> ON_DENY = List.of("throw", "checked", "absent");

  private final Problems problems;
  private final Scalars scalars;
  private final GrantReader grants;
  private final CodeReader code;

  ToolReader(Problems problems, Scalars scalars, GrantReader grants) {
    this.problems = problems;
    this.scalars = scalars;
    this.grants = grants;
    this.code = new CodeReader(problems, scalars);
  }

  /** All tools, in the order of the file. */
  List<ToolDeclaration> read(Node node, OnDeny onDeny) {
    Section all = new Section(node, "tools", problems);
    List<ToolDeclaration> tools = new ArrayList<>();
    for (String name : all.names()) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        problems.at(
            all.key(name),
            "\"" + name + "\" is no tool name: 1 to 64 letters, digits, \".\", \"_\" and \"-\"");
      } else {
        tools.add(tool(name, java.util.Objects.requireNonNull(all.get(name)), all.names(), onDeny));
      }
    }
    return tools;
  }

  /** What a denial does. */
  OnDeny onDeny(@Nullable Node node, String where, OnDeny otherwise) {
    if (node == null) {
      return otherwise;
    }
    return OnDeny.valueOf(scalars.choice(node, where, ON_DENY).toUpperCase(Locale.ROOT));
  }

  private ToolDeclaration tool(String name, Node node, List<String> tools, OnDeny onDeny) {
    Section section = new Section(node, "tools." + name, problems).allow(KEYS);
    CodeReader.Code owned = code.read(section, name);
    return new ToolDeclaration(
        name,
        owned.packages(),
        owned.jars(),
        grants(section, name, tools),
        scalars.time(section.get("expires"), section.place("expires")),
        onDeny(section.get("on-deny"), section.place("on-deny"), onDeny));
  }

  private List<Grant> grants(Section section, String tool, List<String> tools) {
    List<Grant> held = new ArrayList<>();
    for (Node item : Section.items(section.get("grants"))) {
      Grant grant = grants.grant(item, section.place("grants"));
      if (grant != null) {
        held.add(grant);
      }
      if (grant instanceof Grant.Names names && grant.capability() == Capability.TOOL_CALL) {
        names.names().forEach(name -> requireTool(item, tool, name, tools));
      }
    }
    return held;
  }

  private void requireTool(Node node, String tool, String name, List<String> tools) {
    if (name.equals(tool)) {
      problems.at(node, "tools." + tool + " needs no grant to call itself");
    } else if (!tools.contains(name)) {
      String hint = Nearest.hint(name, tools);
      problems.at(
          node, "tools." + tool + " may call \"" + name + "\", but there is no such tool" + hint);
    }
  }
}
