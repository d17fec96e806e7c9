package dev.harness.agent.kernel;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.capability.Capability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Says in the kernel's words what a tool's grants say. What these words cannot say is left out, so
 * a child never reaches further than its tool.
 */
public final class ReachBuilder implements Callable<Reach> {
  private static final int LAST_PORT = 65_535;

  private final List<Grant> grants;
  private final Prohibitions never;
  private final boolean ports;
  private final BaseProfile base;

  /**
   * For one tool.
   *
   * @param grants what it holds
   * @param never what nobody may
   * @param ports whether its children may connect to the ports of its grants
   */
  public ReachBuilder(List<Grant> grants, Prohibitions never, boolean ports) {
    this.grants = grants;
    this.never = never;
    this.ports = ports;
    this.base = new BaseProfile(never.system());
  }

  /** What its children reach now. */
  @Override
  public Reach call() {
    List<Place> places = new ArrayList<>(base.places());
    BitSet connects = new BitSet();
    BitSet listens = new BitSet();
    for (Grant grant : grants) {
      if (isPassedOn(grant.limits())) {
        add(grant, places, connects, listens);
      }
    }
    connects.andNot(never.connects());
    listens.andNot(never.listens());
    boolean tcp = ports && !(connects.isEmpty() && listens.isEmpty());
    boolean writes = grants.stream().anyMatch(g -> g.capability() == Capability.FILE_WRITE);
    return new Reach(places, tcp, connects, listens, writes);
  }

  private void add(Grant grant, List<Place> places, BitSet connects, BitSet listens) {
    if (grant instanceof Grant.Files files && grant.capability() == Capability.FILE_READ) {
      add(files, new Places(places, Landlock.READ, never.reads()));
    } else if (grant instanceof Grant.Files files && grant.capability() == Capability.FILE_WRITE) {
      add(files, new Places(places, Landlock.WRITE, never.writes()));
    } else if (grant instanceof Grant.Exec exec) {
      new Places(places, Landlock.RUN, never.programs()).addNamed(exec.program());
    } else if (ports && grant instanceof Grant.Hosts hosts) {
      add(hosts, grant.capability() == Capability.NET_CONNECT ? connects : listens);
    }
  }

  private static void add(Grant.Files files, Places places) {
    for (PathPattern pattern : files.paths()) {
      places.add(pattern.text());
    }
  }

  private static void add(Grant.Hosts hosts, BitSet ports) {
    for (HostPattern host : hosts.hosts()) {
      ports.set(host.firstPort(), Math.min(host.lastPort(), LAST_PORT) + 1);
    }
  }

  /** The kernel counts no uses; what has ended is not passed on to who starts afterwards. */
  private static boolean isPassedOn(Limits limits) {
    Instant end = limits.expires();
    return limits.uses() == 0 && (end == null || Instant.now().isBefore(end));
  }
}
