package dev.harness.agent.policy.match;

import dev.harness.agent.manifest.HostPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that may be reached. Wide patterns and names never reach loopback, link-local and such
 * addresses: these are granted as {@code localhost} or by address.
 *
 * @param <G> what a host leads to
 */
public final class HostTable<G> {
  private static final String LOCALHOST = "localhost";

  private final Map<String, Ports<G>> names;
  private final Map<String, Ports<G>> suffixes;
  private final AddressBlocks<G> blocks;
  private final Ports<G> all;

  private HostTable(Builder<G> builder) {
    this.names = builder.names;
    this.suffixes = builder.suffixes;
    this.blocks = builder.blocks;
    this.all = builder.all;
  }

  /** Collects hosts. */
  public static final class Builder<G> {
    private final Map<String, Ports<G>> names = new HashMap<>();
    private final Map<String, Ports<G>> suffixes = new HashMap<>();
    private final AddressBlocks<G> blocks = new AddressBlocks<>();
    private final Ports<G> all = new Ports<>();
    private int order;

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
        return suffixes.computeIfAbsent(host.substring(1), unused -> new Ports<>());
      }
      int slash = host.indexOf('/');
      byte[] address = Addresses.parse(slash < 0 ? host : host.substring(0, slash));
      if (address == null) {
        return names.computeIfAbsent(host.toLowerCase(Locale.ROOT), unused -> new Ports<>());
      }
      byte[] base = Addresses.normal(address);
      int bits = slash < 0 ? address.length * 8 : Integer.parseInt(host.substring(slash + 1));
      return blocks.block(base, Math.max(0, bits - (address.length - base.length) * 8));
    }
  }

  /** The first declared usable grant for an address and port; port -1 stands for some port. */
  public @Nullable G matchAddress(
      byte[] address, int port, ResolvedNames resolved, Usable<? super G> usable) {
    byte[] normal = Addresses.normal(address);
    AddressKind kind = AddressKind.of(normal);
    Best<G> best = new Best<>(usable);
    blocks.offer(normal, port, best);
    if (kind == AddressKind.ORDINARY) {
      Ports.offer(all, port, best);
      List<String> known = resolved.namesOf(normal);
      for (int i = 0; i < known.size(); i++) {
        offerName(known.get(i), port, best);
      }
    } else if (kind == AddressKind.LOOPBACK || kind == AddressKind.ANY_LOCAL) {
      Ports.offer(names.get(LOCALHOST), port, best);
    }
    return best.grant();
  }

  /** The first declared usable grant for a request to a host by name. */
  public @Nullable G matchName(
      String host, int port, ResolvedNames resolved, Usable<? super G> usable) {
    String name = HostNames.normal(host);
    byte[] address = Addresses.parse(name);
    if (address != null) {
      return matchAddress(address, port, resolved, usable);
    }
    Best<G> best = new Best<>(usable);
    if (HostNames.isPlain(name)) {
      offerName(name, port, best);
      if (!name.equals(LOCALHOST)) {
        Ports.offer(all, port, best);
      }
    }
    return best.grant();
  }

  /** A usable grant that lets this name be looked up. */
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
    int dot = name.indexOf('.');
    while (dot >= 0 && !suffixes.isEmpty()) {
      Ports.offer(suffixes.get(name.substring(dot)), port, best);
      dot = name.indexOf('.', dot + 1);
    }
  }
}
