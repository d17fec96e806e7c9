package dev.harness.agent.policy.network;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Subjects;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.Addresses;
import dev.harness.agent.policy.match.ResolvedNames;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Answers questions about hosts and ports. Addresses count, never the label someone gave them. */
public final class NetDecider {
  /** Where {@code isReachable} connects to when it may not ping. */
  private static final int ECHO_PORT = 7;

  private final Judge judge;
  private final ResolvedNames names;

  public NetDecider(Judge judge) {
    this(judge, new ResolvedNames());
  }

  private NetDecider(Judge judge, ResolvedNames names) {
    this.judge = judge;
    this.names = names;
  }

  /** The same by another judge. */
  public NetDecider judgedBy(Judge other) {
    return new NetDecider(other, names);
  }

  /** Answers a question; {@code port} is -1 where the row has none. */
  public Verdict decide(
      Compartment compartment, Question question, @Nullable Object subject, int port) {
    return switch (question) {
      case NET_CONNECT ->
          connect(compartment, address(subject), port < 0 ? ECHO_PORT : port, subject);
      case NET_SEND -> send(compartment, subject);
      case NET_REQUEST -> request(compartment, subject);
      case NET_URI ->
          subject instanceof URI uri
              ? uri(compartment, uri)
              : unknown(Capability.NET_CONNECT, subject);
      case NET_HOST ->
          subject instanceof String host
              ? judge(compartment, HostLookup.requesting(host, port, names))
              : unknown(Capability.NET_CONNECT, subject);
      case NET_RESOLVE -> judge(compartment, HostLookup.resolving(String.valueOf(subject)));
      case NET_REVERSE -> connect(compartment, address(subject), HostLookup.ANY_PORT, subject);
      case NET_LISTEN -> listen(compartment, address(subject), port(subject, port), subject);
      case NET_SERVE -> serve(compartment, subject, port);
      case NET_JOIN -> bind(compartment, address(subject), 0, subject);
      default -> unknown(question.capability(), subject);
    };
  }

  /** Notes what a name stands for, whoever looked it up. */
  public void resolved(@Nullable Object name, @Nullable Object result) {
    if (name instanceof String text && result instanceof InetAddress[] addresses) {
      byte[][] raw = new byte[addresses.length][];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = addresses[i].getAddress();
      }
      names.record(text, raw);
    }
  }

  private Verdict connect(
      Compartment compartment, byte @Nullable [] address, int port, @Nullable Object subject) {
    return address == null
        ? unknown(Capability.NET_CONNECT, subject)
        : judge(compartment, HostLookup.connecting(address, port, names));
  }

  private Verdict send(Compartment compartment, @Nullable Object subject) {
    if (subject instanceof InetSocketAddress to) {
      return connect(compartment, address(to.getAddress()), to.getPort(), subject);
    }
    if (subject instanceof DatagramPacket packet) {
      return connect(compartment, address(packet.getAddress()), packet.getPort(), subject);
    }
    return unknown(Capability.NET_CONNECT, subject);
  }

  /** A request by name: a client of the host may hold an open connection, or use a proxy. */
  private Verdict request(Compartment compartment, @Nullable Object subject) {
    return subject instanceof HttpRequest request && Origin.isJdk(request.getClass())
        ? uri(compartment, request.uri())
        : unknown(Capability.NET_CONNECT, subject);
  }

  private Verdict uri(Compartment compartment, URI uri) {
    if (uri.getHost() == null) {
      return unknown(Capability.NET_CONNECT, uri);
    }
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : plain ? 80 : 443;
    return judge(compartment, HostLookup.requesting(uri.getHost(), port, names));
  }

  /** An archive that the JDK may have fetched before, for someone else. */
  public Verdict fetch(Compartment compartment, URL url) {
    int port = url.getPort() >= 0 ? url.getPort() : url.getDefaultPort();
    return judge(compartment, HostLookup.requesting(url.getHost(), port, names));
  }

  /** A client's own end, on a port that the system or the JDK chooses, needs no grant. */
  private Verdict listen(
      Compartment compartment, byte @Nullable [] address, int port, @Nullable Object subject) {
    if ((port == 0 && !Callers.isServer()) || Callers.isNameClient()) {
      return Verdict.free(Attempt.of(Capability.NET_LISTEN, "client"));
    }
    return bind(compartment, address, port, subject);
  }

  /** Where nothing is open yet, opening it is asked about. */
  private Verdict serve(Compartment compartment, @Nullable Object subject, int port) {
    return subject instanceof ServerSocket server
        ? bind(compartment, address(server.getInetAddress()), port, subject)
        : Verdict.free(Attempt.of(Capability.NET_LISTEN, "new"));
  }

  private Verdict bind(
      Compartment compartment, byte @Nullable [] address, int port, @Nullable Object subject) {
    return address == null
        ? unknown(Capability.NET_LISTEN, subject)
        : judge.judge(
            compartment,
            Attempt.of(Capability.NET_LISTEN, Addresses.withPort(address, port)),
            new ListenLookup(address, port));
  }

  private Verdict judge(Compartment compartment, HostLookup lookup) {
    return judge.judge(compartment, lookup.attempt(), lookup);
  }

  private static Verdict unknown(Capability capability, @Nullable Object subject) {
    return Verdict.deny(Attempt.hopeless(capability, Subjects.text(subject)), null);
  }

  private static int port(@Nullable Object subject, int port) {
    return port < 0 && subject instanceof InetSocketAddress socket ? socket.getPort() : port;
  }

  private static byte @Nullable [] address(@Nullable Object subject) {
    Object address = subject instanceof InetSocketAddress socket ? socket.getAddress() : subject;
    return address instanceof InetAddress inet ? inet.getAddress() : null;
  }
}
