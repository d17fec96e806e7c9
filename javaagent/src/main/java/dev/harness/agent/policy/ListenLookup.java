package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/** A local address and port to bind. */
final class ListenLookup extends Lookup {
  private final byte[] address;
  private final int port;

  ListenLookup(byte[] address, int port) {
    this.address = address;
    this.port = port;
  }

  @Override
  @Nullable Rule in(Holdings holdings) {
    return holdings.listens().match(address, port, Rule.USABLE);
  }

  @Override
  boolean isIn(Written grants) {
    return grants.hasLocal(address, port);
  }
}
