package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.JvmPower;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one grant: a map with one kind of capability, and limits beside it. */
final class GrantReader {
  static final List<String> KINDS = kinds();

  private static final List<String> LIMITS_AND_REASON = List.of("id", "expires", "uses", "reason");

  /** What a grant is read for. */
  enum Use {
    /** A tool gets it. */
    GRANT,
    /** A token covers it. */
    PART,
    /** Nobody gets it. */
    RULE
  }

  private final Problems problems;
  private final Scalars scalars;
  private final PathSyntax paths;
  private final HostSyntax hosts;
  private final ExecReader exec;
  private final JdbcReader jdbc;

  GrantReader(Problems problems, Scalars scalars) {
    this.problems = problems;
    this.scalars = scalars;
    this.paths = new PathSyntax(problems);
    this.hosts = new HostSyntax(problems);
    this.exec = new ExecReader(problems, scalars, paths);
    this.jdbc = new JdbcReader(problems, scalars);
  }

  /** A grant of a tool; null after a complaint. */
  @Nullable Grant grant(Node node, String where) {
    Section section = new Section(node, where, problems).allow(with("id", "expires", "uses"));
    return grant(node, section, where, Use.GRANT);
  }

  /**
   * What a token covers, written like a grant; null after a complaint. A tool may have written it,
   * so nothing is looked up in the file system.
   */
  @Nullable Grant part(Node node, String where) {
    Section section = new Section(node, where, problems).allow(with("id", "expires", "uses"));
    return grant(node, section, where, Use.PART);
  }

  /** An organisation rule, written like a grant; the caller reads its reason. */
  @Nullable Grant rule(Node node, Section section, String where) {
    section.allow(with("id", "reason"));
    return grant(node, section, where, Use.RULE);
  }

  private @Nullable Grant grant(Node node, Section section, String where, Use use) {
    List<String> kinds = section.names();
    kinds.retainAll(KINDS);
    if (kinds.size() != 1) {
      boolean complained = kinds.isEmpty() && !LIMITS_AND_REASON.containsAll(section.names());
      if (!complained) {
        problems.at(
            node, "expected one kind of capability in " + where + ", found " + kinds.size());
      }
      return null;
    }
    Capability capability = Capability.ofKey(kinds.get(0)).orElseThrow();
    Node value = java.util.Objects.requireNonNull(section.get(capability.key()));
    if (Section.items(value).isEmpty()) {
      problems.at(value, "an empty list grants nothing; remove " + section.place(capability.key()));
    }
    return read(capability, value, section.place(capability.key()), limits(section), use);
  }

  private @Nullable Grant read(
      Capability capability, Node value, String where, Limits limits, Use use) {
    boolean prohibits = use != Use.GRANT;
    return switch (capability) {
      case FILE_READ, FILE_WRITE, NET_UNIX ->
          new Grant.Files(capability, patterns(value, where, prohibits), limits);
      case NET_CONNECT, NET_LISTEN ->
          new Grant.Hosts(capability, hosts(capability, value, where), limits);
      case PROCESS_EXEC -> exec.read(value, where, limits);
      case JDBC -> jdbc.read(value, where, limits, use);
      default -> new Grant.Names(capability, names(capability, value, where), limits);
    };
  }

  private List<PathPattern> patterns(Node value, String where, boolean prohibits) {
    List<PathPattern> patterns = new ArrayList<>();
    for (Node item : Section.items(value)) {
      String text = scalars.text(item, where);
      PathPattern pattern =
          text == null ? null : prohibits ? paths.plain(item, text) : paths.pattern(item, text);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private List<HostPattern> hosts(Capability capability, Node value, String where) {
    List<HostPattern> patterns = new ArrayList<>();
    for (Node item : Section.items(value)) {
      String text = scalars.word(item, where);
      boolean listens = capability == Capability.NET_LISTEN;
      HostPattern pattern =
          text == null ? null : listens ? hosts.local(item, text) : hosts.remote(item, text);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private List<String> names(Capability capability, Node value, String where) {
    List<String> names = new ArrayList<>();
    for (Node item : Section.items(value)) {
      String name = scalars.text(item, where);
      if (name != null && isGood(capability, item, name, where)) {
        names.add(name);
      }
    }
    return names;
  }

  private boolean isGood(Capability capability, Node node, String name, String where) {
    if (capability == Capability.JVM && !JvmPower.keys().contains(name)) {
      String hint = Nearest.hint(name, JvmPower.keys());
      problems.at(node, "unknown power \"" + name + "\" in " + where + hint);
      return false;
    }
    int star = name.indexOf('*');
    boolean wild = capability != Capability.TOOL_CALL && capability != Capability.JVM;
    if (name.isEmpty() || (star >= 0 && (!wild || star < name.length() - 1))) {
      problems.at(
          node,
          "expected a name" + (wild ? ", \"*\" at its end only" : "") + ", found \"" + name + "\"");
      return false;
    }
    if (capability == Capability.PROPERTY_WRITE && name.equals("*")) {
      problems.at(node, "property.write needs names: \"*\" would cover the JVM's own switches");
      return false;
    }
    return true;
  }

  private Limits limits(Section section) {
    Node id = section.get("id");
    Node uses = section.get("uses");
    Node expires = section.get("expires");
    if (id == null && uses == null && expires == null) {
      return Limits.NONE;
    }
    return new Limits(
        id == null ? null : scalars.text(id, section.place("id")),
        scalars.time(expires, section.place("expires")),
        uses == null ? 0 : scalars.number(uses, section.place("uses"), 1));
  }

  private static List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Capability capability : Capability.values()) {
      kinds.add(capability.key());
    }
    return List.copyOf(kinds);
  }

  private static List<String> with(String... more) {
    List<String> keys = new ArrayList<>(KINDS);
    keys.addAll(List.of(more));
    return keys;
  }
}
