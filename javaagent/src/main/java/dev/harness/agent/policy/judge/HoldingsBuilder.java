package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.agent.policy.match.ExecTable;
import dev.harness.agent.policy.match.HostTable;
import dev.harness.agent.policy.match.ListenTable;
import dev.harness.agent.policy.match.NameSet;
import dev.harness.agent.policy.match.PathTrie;
import dev.harness.agent.policy.match.UrlTable;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arranges grants for look-up; runs once for each tool, at the start. */
public final class HoldingsBuilder {
  private static final List<Capability> PATHS =
      List.of(Capability.FILE_READ, Capability.FILE_WRITE, Capability.NET_UNIX);
  private static final List<Capability> NAMES =
      List.of(
          Capability.ENV_READ,
          Capability.PROPERTY_READ,
          Capability.PROPERTY_WRITE,
          Capability.JVM,
          Capability.TOOL_CALL);

  private final Map<Capability, PathTrie.Builder<Rule>> paths = new EnumMap<>(Capability.class);
  private final Map<Capability, NameSet.Builder<Rule>> names = new EnumMap<>(Capability.class);
  private final HostTable.Builder<Rule> hosts;
  private final ListenTable.Builder<Rule> listens = new ListenTable.Builder<>();
  private final ExecTable.Builder<ProgramRule> programs = new ExecTable.Builder<>();
  private final UrlTable.Builder<DatabaseRule> urls;
  private final List<Held> written = new ArrayList<>();
  private final boolean prohibits;
  private final long expires;

  private HoldingsBuilder(boolean prohibits, long expires) {
    this.prohibits = prohibits;
    this.expires = expires;
    this.hosts = prohibits ? HostTable.broad() : new HostTable.Builder<>();
    this.urls = prohibits ? UrlTable.broad() : new UrlTable.Builder<>();
    for (Capability capability : PATHS) {
      paths.put(capability, prohibits ? PathTrie.broad() : new PathTrie.Builder<>());
    }
    for (Capability capability : NAMES) {
      names.put(capability, new NameSet.Builder<>());
    }
  }

  /** For a tool whose grants all end at {@code expires} (epoch milliseconds). */
  public static HoldingsBuilder ofTool(long expires) {
    return new HoldingsBuilder(false, expires);
  }

  /** For {@code never} rules: a prohibition is read broadly, a grant narrowly. */
  public static HoldingsBuilder ofNever() {
    return new HoldingsBuilder(true, Long.MAX_VALUE);
  }

  /** Adds a grant; {@code reason} goes to the audit with it. */
  public HoldingsBuilder add(Grant grant, @Nullable String reason) {
    if (grant instanceof Grant.Files files) {
      for (PathPattern path : files.paths()) {
        Rule rule = rule(grant, path.text(), reason);
        paths(grant.capability()).add(path.text(), rule);
        written.add(new Held(grant.capability(), path.text(), rule));
      }
    } else if (grant instanceof Grant.Hosts nets) {
      for (HostPattern host : nets.hosts()) {
        host(grant, host, reason);
      }
    } else if (grant instanceof Grant.Names list) {
      for (String name : list.names()) {
        Rule rule = rule(grant, name, reason);
        names(grant.capability()).add(name, rule);
        written.add(new Held(grant.capability(), name, rule));
      }
    } else if (grant instanceof Grant.Exec exec) {
      program(exec, reason);
    } else if (grant instanceof Grant.Jdbc jdbc) {
      DatabaseRule rule = new DatabaseRule(text(grant, jdbc.url(), reason), jdbc, expires);
      urls.add(jdbc.url(), rule);
      written.add(new Held(Capability.JDBC, jdbc, rule));
    }
    return this;
  }

  public Holdings build() {
    Map<Capability, PathTrie<Rule>> tries = new EnumMap<>(Capability.class);
    for (Capability capability : PATHS) {
      tries.put(capability, paths(capability).build());
    }
    Map<Capability, NameSet<Rule>> sets = new EnumMap<>(Capability.class);
    for (Capability capability : NAMES) {
      sets.put(capability, names(capability).build());
    }
    return new Holdings(
        tries,
        sets,
        hosts.build(),
        listens.build(),
        programs.build(),
        urls.build(),
        List.copyOf(written));
  }

  private PathTrie.Builder<Rule> paths(Capability capability) {
    return java.util.Objects.requireNonNull(paths.get(capability));
  }

  private NameSet.Builder<Rule> names(Capability capability) {
    return java.util.Objects.requireNonNull(names.get(capability));
  }

  private void host(Grant grant, HostPattern host, @Nullable String reason) {
    Rule rule = rule(grant, host.text(), reason);
    if (grant.capability() == Capability.NET_LISTEN) {
      listens.add(host, rule);
    } else {
      hosts.add(host, rule);
    }
    written.add(new Held(grant.capability(), host, rule));
  }

  private void program(Grant.Exec exec, @Nullable String reason) {
    PathPattern cwd = exec.cwd();
    PathTrie<Rule> folders =
        cwd == null
            ? null
            : new PathTrie.Builder<Rule>().add(cwd.text(), rule(exec, cwd.text(), null)).build();
    NameSet.Builder<Rule> variables = new NameSet.Builder<>();
    for (String name : exec.env()) {
      variables.add(name, rule(exec, name, null));
    }
    String text = text(exec, exec.program(), reason);
    ProgramRule rule =
        new ProgramRule(text, exec.limits(), expires, folders, variables.build(), exec.terms());
    List<String> args = prohibits && exec.args().isEmpty() ? List.of("...") : exec.args();
    programs.add(Programs.place(exec.program()), args, rule);
    written.add(new Held(Capability.PROCESS_EXEC, exec, rule));
  }

  private Rule rule(Grant grant, String text, @Nullable String reason) {
    return new Rule(text(grant, text, reason), grant.limits(), expires);
  }

  private String text(Grant grant, String text, @Nullable String reason) {
    String rule = grant.capability().key() + ": " + text;
    if (!prohibits) {
      return rule;
    }
    return "never " + rule + (reason == null || reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
