package dev.harness.agent.policy.network;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.Addresses;
import dev.harness.agent.policy.match.ResolvedNames;
import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/** A host to reach: by address, by name, or only to learn its address. */
abstract class HostLookup extends Lookup {
  /** For questions that concern a host whatever the port. */
  static final int ANY_PORT = -1;

  private final Attempt attempt;

  private HostLookup(String resource) {
    this.attempt = Attempt.of(Capability.NET_CONNECT, resource);
  }

  /** What is attempted. */
  Attempt attempt() {
    return attempt;
  }

  /** To an address; a name grant counts if this JVM resolved the name to it. */
  static HostLookup connecting(byte[] address, int port, ResolvedNames names) {
    String text = Addresses.withPort(address, port);
    // To the kernel every local address means this machine.
    return new HostLookup(text.startsWith("*:") ? "localhost" + text.substring(1) : text) {
      @Override
      public @Nullable Rule in(Holdings holdings) {
        return holdings.hosts().matchAddress(address, port, names, Rule.USABLE);
      }

      @Override
      public boolean isIn(Written grants) {
        return grants.hasAddress(address, port, names);
      }
    };
  }

  /** To a name, through a client that resolves it itself. */
  static HostLookup requesting(String host, int port, ResolvedNames names) {
    return new HostLookup(host + ":" + port) {
      @Override
      public @Nullable Rule in(Holdings holdings) {
        return holdings.hosts().matchName(host, port, names, Rule.USABLE);
      }

      @Override
      public boolean isIn(Written grants) {
        return grants.hasHost(host, port, names);
      }
    };
  }

  /** To learn the address of a name. */
  static HostLookup resolving(String host) {
    return new HostLookup(host + ":*") {
      @Override
      public @Nullable Rule in(Holdings holdings) {
        return holdings.hosts().mayResolve(host, Rule.USABLE);
      }

      @Override
      public boolean isIn(Written grants) {
        return grants.hasLookUp(host);
      }

      @Override
      public boolean isForbidden(Written never) {
        return false;
      }

      /** Forbidding one port of a host does not forbid its name. */
      @Override
      public @Nullable Rule forbidden(Holdings never) {
        return null;
      }
    };
  }
}
