package dev.harness.agent.kernel;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.Manifest.NeverRule;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.capability.Capability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Organisation rules in the kernel's words, read broadly: of a pattern the part before its first
 * wildcard, of a host its ports.
 */
public final class Prohibitions {
  private final List<String> reads = new ArrayList<>();
  private final List<String> writes = new ArrayList<>();
  private final List<String> programs = new ArrayList<>();
  private final List<String> system = new ArrayList<>();
  private final BitSet connects = new BitSet();
  private final BitSet listens = new BitSet();

  /** {@code ownFiles} are real paths that no tool may change. */
  public Prohibitions(List<NeverRule> rules, List<String> ownFiles) {
    writes.addAll(ownFiles);
    for (NeverRule rule : rules) {
      add(rule.grant());
    }
  }

  private void add(Grant grant) {
    if (grant instanceof Grant.Files files && grant.capability() != Capability.NET_UNIX) {
      for (PathPattern path : files.paths()) {
        add(grant.capability(), start(path.text()));
      }
    } else if (grant instanceof Grant.Hosts hosts) {
      for (HostPattern host : hosts.hosts()) {
        BitSet ports = grant.capability() == Capability.NET_CONNECT ? connects : listens;
        ports.set(host.firstPort(), host.lastPort() + 1);
      }
    } else if (grant instanceof Grant.Exec exec) {
      program(exec);
    }
  }

  /** A rule about every folder leaves the programs of the system. */
  private void add(Capability capability, String path) {
    (capability == Capability.FILE_READ ? reads : writes).add(path);
    if (capability == Capability.FILE_READ && !path.equals("/")) {
      system.add(path);
    }
  }

  /** What a child hands to its own children cannot be seen: some arguments forbid them all. */
  private void program(Grant.Exec exec) {
    List<String> names = new ArrayList<>(List.of(exec.program()));
    try {
      names.add(Path.of(exec.program()).toRealPath().toString());
    } catch (java.io.IOException e) {
      // There is no such program: nothing to forbid.
    }
    system.addAll(names);
    if (exec.args().isEmpty() || exec.args().equals(List.of("..."))) {
      programs.addAll(names);
    }
  }

  private static String start(String pattern) {
    int wildcard = pattern.indexOf('*');
    if (wildcard < 0) {
      return pattern;
    }
    String folder = pattern.substring(0, pattern.lastIndexOf('/', wildcard));
    return folder.isEmpty() ? "/" : folder;
  }

  List<String> reads() {
    return reads;
  }

  List<String> writes() {
    return writes;
  }

  /** Programs that no grant makes runnable. */
  List<String> programs() {
    return programs;
  }

  /** What is taken out of the programs of the system. */
  List<String> system() {
    return system;
  }

  BitSet connects() {
    return connects;
  }

  BitSet listens() {
    return listens;
  }
}
