package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.Manifest.AuditSettings;
import dev.harness.agent.manifest.Manifest.Mode;
import dev.harness.agent.manifest.Manifest.NeverRule;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Loads a manifest, version 1. */
public final class ManifestLoader {
  private static final List<String> KEYS =
      List.of("version", "mode", "variables", "audit", "never", "host", "tools", "on-deny");

  private final Path file;
  private final Problems problems;
  private final Variables variables;
  private final Scalars scalars;
  private final GrantReader grants;
  private final ToolReader tools;

  private ManifestLoader(Path file, Map<String, String> environment) {
    this.file = file;
    this.problems = new Problems(file.toString());
    this.variables = new Variables(problems, environment, realFolder(file));
    this.scalars = new Scalars(problems, variables);
    this.grants = new GrantReader(problems, scalars);
    this.tools = new ToolReader(problems, scalars, grants);
  }

  /**
   * Reads a file, checks it and replaces its variables.
   *
   * @param environment where {@code ${env:NAME}} is looked up
   * @throws ManifestException with every problem found
   */
  public static Manifest load(Path file, Map<String, String> environment) throws ManifestException {
    return new ManifestLoader(file, environment).load();
  }

  private Manifest load() throws ManifestException {
    Node root = new YamlFile(problems).read(file);
    Section top = new Section(root, "", problems).allow(KEYS);
    requireVersion(root, top);
    Node declared = top.get("variables");
    if (declared != null) {
      variables.declare(new Section(declared, "variables", problems));
    }
    Manifest manifest = manifest(root, top);
    problems.throwIfAny();
    return manifest;
  }

  private Manifest manifest(Node root, Section top) {
    Mode mode =
        scalars.choice(top.get("mode"), "mode", List.of("enforce", "audit")).equals("audit")
            ? Mode.AUDIT
            : Mode.ENFORCE;
    AuditSettings audit = audit(top.get("audit"));
    List<NeverRule> never = never(top.get("never"));
    boolean host = host(top.get("host"));
    OnDeny onDeny = tools.onDeny(top.get("on-deny"), "on-deny", OnDeny.THROW);
    Node declared = top.get("tools");
    List<ToolDeclaration> read = declared == null ? List.of() : tools.read(declared, onDeny);
    if (read.isEmpty()) {
      problems.at(declared == null ? root : declared, "expected at least one tool under \"tools\"");
    }
    return new Manifest(file.toAbsolutePath(), mode, audit, never, host, read);
  }

  private void requireVersion(Node root, Section top) {
    Node version = top.get("version");
    if (version == null && !top.names().isEmpty()) {
      problems.at(root, "expected \"version: 1\" at the start");
    } else if (version != null && scalars.number(version, "version", 1) != 1) {
      problems.at(version, "this harness reads version 1 only, found " + Section.kind(version));
    }
  }

  private AuditSettings audit(@Nullable Node node) {
    Path path = realFolder(file).resolve("audit.jsonl");
    if (node == null) {
      return new AuditSettings(path, false);
    }
    Section section = new Section(node, "audit", problems).allow(List.of("file", "allowed"));
    Node written = section.get("file");
    String text = written == null ? null : scalars.text(written, "audit.file");
    if (written != null && text != null) {
      Path chosen = new PathSyntax(problems).path(written, text);
      path = chosen == null ? path : chosen;
    }
    return new AuditSettings(path, scalars.flag(section.get("allowed"), "audit.allowed"));
  }

  private List<NeverRule> never(@Nullable Node node) {
    List<NeverRule> rules = new ArrayList<>();
    for (Node item : Section.items(node)) {
      Section section = new Section(item, "never", problems);
      Grant grant = grants.rule(item, section, "never");
      Node reason = section.get("reason");
      String text = reason == null ? "" : scalars.text(reason, "never.reason");
      if (grant != null && text != null) {
        rules.add(new NeverRule(grant, text));
      }
    }
    return rules;
  }

  private boolean host(@Nullable Node node) {
    if (node == null) {
      return true;
    }
    Section section = new Section(node, "host", problems).allow(List.of("process"));
    List<String> words = List.of("allowed", "none");
    return scalars.choice(section.get("process"), "host.process", words).equals("allowed");
  }

  private static Path realFolder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    try {
      return folder == null ? Path.of("/") : folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
