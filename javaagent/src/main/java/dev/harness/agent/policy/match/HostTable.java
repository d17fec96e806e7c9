package dev.harness.agent.policy.match;

import dev.harness.agent.manifest.HostPattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that may be reached. Wide patterns and names never reach loopback, link-local and such
 * addresses: these are granted as {@code localhost} or by address. A prohibition is read broadly:
 * its patterns reach them all.
 *
 * @param <G> what a host leads to
 */
public final class HostTable<G> {
  private static final String LOCALHOST = "localhost";

  private final Map<String, Ports<G>> names;
  private final Map<String, Ports<G>> suffixes;
  private final AddressBlocks<G> blocks;
  private final Ports<G> all;
  private final boolean broad;

  private HostTable(Builder<G> builder) {
    this.names = builder.names;
    this.suffixes = builder.suffixes;
    this.blocks = builder.blocks;
    this.all = builder.all;
    this.broad = builder.broad;
  }

  /** Collects hosts. */
  public static final class Builder<G> {
    private final Map<String, Ports<G>> names = new HashMap<>();
    private final Map<String, Ports<G>> suffixes = new HashMap<>();
    private final AddressBlocks<G> blocks;
    private final Ports<G> all = new Ports<>();
    private final boolean broad;
    private int order;

    /** For grants. */
    public Builder() {
      this(false);
    }

    private Builder(boolean broad) {
      this.broad = broad;
      this.blocks = new AddressBlocks<>(broad);
    }

    /** Adds a host; earlier ones win. */
    public Builder<G> add(HostPattern host, G grant) {
      ports(host.host()).add(host.firstPort(), host.lastPort(), order++, grant);
      return this;
    }

    /** The finished table. */
    public HostTable<G> build() {
      return new HostTable<>(this);
    }

    private Ports<G> ports(String host) {
      if (host.equals("*")) {
        return all;
      }
      if (host.startsWith("*.")) {
        return Ports.of(suffixes, HostNames.lower(host.substring(1)));
      }
      Ports<G> addresses = blocks.ports(host);
      return addresses != null ? addresses : Ports.of(names, HostNames.normal(host));
    }
  }

  /** For prohibitions. */
  public static <G> Builder<G> broad() {
    return new Builder<>(true);
  }

  /** The first declared usable grant for an address and port; port -1 stands for some port. */
  public @Nullable G matchAddress(
      byte[] address, int port, ResolvedNames resolved, Usable<? super G> usable) {
    byte[] normal = Addresses.normal(address);
    AddressKind kind = AddressKind.of(normal);
    Best<G> best = new Best<>(usable);
    blocks.offer(normal, port, best);
    if (kind == AddressKind.LOOPBACK || kind == AddressKind.ANY_LOCAL) {
      Ports.offer(names.get(LOCALHOST), port, best);
    }
    if (broad || kind == AddressKind.ORDINARY) {
      Ports.offer(all, port, best);
      for (String name : resolved.namesOf(normal)) {
        if (broad || !name.equals(LOCALHOST)) {
          offerName(name, port, best);
        }
      }
    }
    return best.grant();
  }

  /**
   * The first declared usable grant for a request to a host by name. A literal is judged as its
   * address.
   */
  public @Nullable G matchName(
      String host, int port, ResolvedNames resolved, Usable<? super G> usable) {
    String name = HostNames.normal(host);
    byte[] address = Addresses.parse(name);
    if (address != null) {
      return matchAddress(address, port, resolved, usable);
    }
    Best<G> best = new Best<>(usable);
    if (broad || HostNames.isPlain(name)) {
      offerName(name, port, best);
      if (broad || !name.equals(LOCALHOST)) {
        Ports.offer(all, port, best);
      }
    }
    return best.grant();
  }

  /** A usable grant that lets this name be looked up, whatever its port. */
  public @Nullable G mayResolve(String host, Usable<? super G> usable) {
    Best<G> best = new Best<>(usable);
    String name = HostNames.normal(host);
    if (HostNames.isPlain(name)) {
      offerName(name, -1, best);
      Ports.offer(all, -1, best);
    }
    return best.grant();
  }

  private void offerName(String name, int port, Best<G> best) {
    Ports.offer(names.get(name), port, best);
    int dot = suffixes.isEmpty() ? -1 : name.indexOf('.');
    while (dot >= 0) {
      Ports.offer(suffixes.get(name.substring(dot)), port, best);
      dot = name.indexOf('.', dot + 1);
    }
  }
}
