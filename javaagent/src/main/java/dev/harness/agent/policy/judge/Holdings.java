package dev.harness.agent.policy.judge;

import dev.harness.agent.policy.match.ExecTable;
import dev.harness.agent.policy.match.HostTable;
import dev.harness.agent.policy.match.ListenTable;
import dev.harness.agent.policy.match.NameSet;
import dev.harness.agent.policy.match.PathTrie;
import dev.harness.agent.policy.match.UrlTable;
import dev.harness.capability.Capability;
import java.util.List;
import java.util.Map;

/** Grants, or {@code never} rules, arranged for look-up. */
public final class Holdings {
  private final Map<Capability, PathTrie<Rule>> paths;
  private final Map<Capability, NameSet<Rule>> names;
  private final HostTable<Rule> hosts;
  private final ListenTable<Rule> listens;
  private final ExecTable<ProgramRule> programs;
  private final UrlTable<DatabaseRule> urls;
  private final List<Held> written;

  public Holdings(
      Map<Capability, PathTrie<Rule>> paths,
      Map<Capability, NameSet<Rule>> names,
      HostTable<Rule> hosts,
      ListenTable<Rule> listens,
      ExecTable<ProgramRule> programs,
      UrlTable<DatabaseRule> urls,
      List<Held> written) {
    this.paths = paths;
    this.names = names;
    this.hosts = hosts;
    this.listens = listens;
    this.programs = programs;
    this.urls = urls;
    this.written = written;
  }

  /** Paths of {@code file.read}, {@code file.write} or {@code net.unix}. */
  public PathTrie<Rule> paths(Capability capability) {
    return java.util.Objects.requireNonNull(paths.get(capability));
  }

  /** Names of {@code env.read}, {@code property.*}, {@code jvm} or {@code tool.call}. */
  NameSet<Rule> names(Capability capability) {
    return java.util.Objects.requireNonNull(names.get(capability));
  }

  public HostTable<Rule> hosts() {
    return hosts;
  }

  public ListenTable<Rule> listens() {
    return listens;
  }

  public ExecTable<ProgramRule> programs() {
    return programs;
  }

  public UrlTable<DatabaseRule> urls() {
    return urls;
  }

  /** The same without any arrangement, in the order of the manifest. */
  public List<Held> written() {
    return written;
  }
}
