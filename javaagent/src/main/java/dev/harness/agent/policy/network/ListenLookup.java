package dev.harness.agent.policy.network;

import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
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
  public @Nullable Rule in(Holdings holdings) {
    return holdings.listens().match(address, port, Rule.USABLE);
  }

  @Override
  public boolean isIn(Written grants) {
    return grants.hasLocal(address, port);
  }
}
