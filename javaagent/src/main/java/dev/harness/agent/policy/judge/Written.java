package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.agent.policy.match.ArgumentFiles;
import dev.harness.agent.policy.match.ResolvedNames;
import dev.harness.agent.policy.match.Usable;
import dev.harness.agent.verify.plain.PlainHosts;
import dev.harness.agent.verify.plain.PlainPaths;
import dev.harness.agent.verify.plain.PlainTexts;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Grants or prohibitions as the manifest has them, each tried in its turn by verify mode. */
public final class Written {
  private final List<Held> grants;
  private final Usable<Rule> usable;
  private final boolean broad;

  /**
   * Those that are {@code usable}.
   *
   * @param broad whether they prohibit
   */
  public Written(List<Held> grants, Usable<Rule> usable, boolean broad) {
    this.grants = grants;
    this.usable = usable;
    this.broad = broad;
  }

  public boolean hasPath(Capability kind, String path) {
    for (Held held : of(kind)) {
      if (PlainPaths.covers((String) held.pattern(), path, broad)) {
        return true;
      }
    }
    return false;
  }

  boolean hasName(Capability kind, String name) {
    for (Held held : of(kind)) {
      if (PlainTexts.isNamed((String) held.pattern(), name)) {
        return true;
      }
    }
    return false;
  }

  public boolean hasAddress(byte[] address, int port, ResolvedNames names) {
    for (Held held : of(Capability.NET_CONNECT)) {
      HostPattern host = (HostPattern) held.pattern();
      if (PlainHosts.coversAddress(host, address, port, known(address, names), broad)) {
        return true;
      }
    }
    return false;
  }

  public boolean hasHost(String host, int port, ResolvedNames names) {
    byte[] address = PlainHosts.address(host.replaceAll("^\\[|]$", ""));
    Map<String, Set<String>> known = address == null ? Map.of() : known(address, names);
    for (Held held : of(Capability.NET_CONNECT)) {
      if (PlainHosts.coversName((HostPattern) held.pattern(), host, port, known, broad)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the address of a name may be learnt. */
  public boolean hasLookUp(String host) {
    for (Held held : of(Capability.NET_CONNECT)) {
      if (PlainHosts.coversLookUp((HostPattern) held.pattern(), host)) {
        return true;
      }
    }
    return false;
  }

  public boolean hasLocal(byte[] address, int port) {
    for (Held held : of(Capability.NET_LISTEN)) {
      if (PlainHosts.coversLocal((HostPattern) held.pattern(), address, port)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a program may run.
   *
   * @param place its folders resolved, its own name kept
   * @param files which files the arguments may name
   * @param folder where it is to run, or null for the JVM's own folder
   * @param realFolder the same with links followed
   * @param variable of its environment, or null for none
   */
  public boolean hasProgram(
      String place,
      List<String> arguments,
      ArgumentFiles files,
      @Nullable String folder,
      @Nullable String realFolder,
      @Nullable String variable) {
    for (Held held : of(Capability.PROCESS_EXEC)) {
      Grant.Exec exec = (Grant.Exec) held.pattern();
      List<String> args = broad && exec.args().isEmpty() ? List.of("...") : exec.args();
      if (Programs.place(exec.program()).equals(place)
          && PlainTexts.areArguments(args, arguments, files::allow)
          && (folder == null || mayRunIn(exec.cwd(), folder, realFolder))
          && (variable == null || PlainTexts.isNamed(exec.env(), variable))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayRunIn(
      @Nullable PathPattern cwd, String folder, @Nullable String realFolder) {
    return cwd != null
        && realFolder != null
        && PlainPaths.covers(cwd.text(), folder, false)
        && PlainPaths.covers(cwd.text(), realFolder, false);
  }

  /** The grants of a database by its URL, or by another form of that. */
  public List<DatabaseRule> databases(String url, @Nullable String other) {
    List<DatabaseRule> rules = new ArrayList<>();
    for (Held held : of(Capability.JDBC)) {
      String pattern = ((Grant.Jdbc) held.pattern()).url();
      if (PlainTexts.isUrl(pattern, url, broad)
          || (other != null && PlainTexts.isUrl(pattern, other, broad))) {
        rules.add((DatabaseRule) held.rule());
      }
    }
    return rules;
  }

  private List<Held> of(Capability kind) {
    List<Held> some = new ArrayList<>();
    for (Held held : grants) {
      if (held.capability() == kind && usable.isUsable(held.rule())) {
        some.add(held);
      }
    }
    return some;
  }

  private static Map<String, Set<String>> known(byte[] address, ResolvedNames names) {
    return Map.of(PlainHosts.key(address), names.resolvedTo(address));
  }
}
