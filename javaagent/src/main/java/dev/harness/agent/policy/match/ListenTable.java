package dev.harness.agent.policy.match;

import dev.harness.agent.manifest.HostPattern;
import org.jspecify.annotations.Nullable;

/**
 * Local addresses and ports that may be bound. Without an address a pattern covers them all; one
 * with a name other than {@code localhost} covers nothing, for no name service is asked.
 *
 * @param <G> what an address leads to
 */
public final class ListenTable<G> {
  private final Ports<G> all;
  private final Ports<G> loopback;
  private final AddressBlocks<G> blocks;

  private ListenTable(Builder<G> builder) {
    this.all = builder.all;
    this.loopback = builder.loopback;
    this.blocks = builder.blocks;
  }

  /** Collects addresses. */
  public static final class Builder<G> {
    private final Ports<G> all = new Ports<>();
    private final Ports<G> loopback = new Ports<>();
    private final AddressBlocks<G> blocks = new AddressBlocks<>(false);
    private int order;

    /** Adds an address; earlier ones win. */
    public Builder<G> add(HostPattern local, G grant) {
      Ports<G> ports = ports(local.host());
      if (ports != null) {
        ports.add(local.firstPort(), local.lastPort(), order++, grant);
      }
      return this;
    }

    /** The finished table. */
    public ListenTable<G> build() {
      return new ListenTable<>(this);
    }

    private @Nullable Ports<G> ports(String host) {
      if (host.equals("*")) {
        return all;
      }
      return host.equals("localhost") ? loopback : blocks.ports(host);
    }
  }

  /** The first declared usable grant that covers binding this address and port. */
  public @Nullable G match(byte[] address, int port, Usable<? super G> usable) {
    byte[] normal = Addresses.normal(address);
    Best<G> best = new Best<>(usable);
    Ports.offer(all, port, best);
    blocks.offer(normal, port, best);
    if (AddressKind.of(normal) == AddressKind.LOOPBACK) {
      Ports.offer(loopback, port, best);
    }
    return best.grant();
  }
}
