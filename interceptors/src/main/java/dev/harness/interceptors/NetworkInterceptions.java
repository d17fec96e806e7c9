package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.ADDRESS_TEXT;
import static dev.harness.interceptors.OwnAnswer.BIND;
import static dev.harness.interceptors.OwnAnswer.CONNECT;
import static dev.harness.interceptors.OwnAnswer.FAILED_FUTURE;
import static dev.harness.interceptors.OwnAnswer.NAMING;
import static dev.harness.interceptors.OwnAnswer.SOCKET;
import static dev.harness.interceptors.OwnAnswer.UNCHECKED_CONNECT;
import static dev.harness.interceptors.OwnAnswer.UNKNOWN_HOST;
import static dev.harness.interceptors.Question.NET_CONNECT;
import static dev.harness.interceptors.Question.NET_HOST;
import static dev.harness.interceptors.Question.NET_JOIN;
import static dev.harness.interceptors.Question.NET_KEEP_ALIVE;
import static dev.harness.interceptors.Question.NET_LISTEN;
import static dev.harness.interceptors.Question.NET_REQUEST;
import static dev.harness.interceptors.Question.NET_RESOLVE;
import static dev.harness.interceptors.Question.NET_REVERSE;
import static dev.harness.interceptors.Question.NET_SEND;
import static dev.harness.interceptors.Question.NET_SERVE;
import static dev.harness.interceptors.Question.NET_UNIX;
import static dev.harness.interceptors.Question.NET_URI;
import static dev.harness.interceptors.Types.ADDRESS;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.DESCRIPTOR;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.OBJECT;
import static dev.harness.interceptors.Types.PATH;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.URL;

import java.util.List;

/** Every door of the JDK to the network: the last Java frame before connect, bind and send. */
final class NetworkInterceptions {
  private static final String FAMILY = "java.net.ProtocolFamily";
  private static final String[] LDAP_CLIENT = {
    "java.lang.String",
    "int",
    "java.lang.String",
    "int",
    "int",
    "java.io.OutputStream",
    "int",
    "java.lang.String",
    "javax.naming.ldap.Control[]",
    "java.lang.String",
    "java.lang.String",
    "java.lang.Object",
    "java.util.Hashtable"
  };
  private static final String RMI = "sun.rmi.transport.tcp.";
  private static final Arg ENDPOINT = THIS.field("ep");
  private static final String SCTP = "sun.nio.ch.sctp.";
  private static final String OLD_DATAGRAM = "java.net.AbstractPlainDatagramSocketImpl";
  private static final String NETWORK_INTERFACE = "java.net.NetworkInterface";

  static final List<Interception> ROWS =
      List.of(
          on("sun.nio.ch.Net")
              .method("connect", FAMILY, DESCRIPTOR, ADDRESS, INT)
              .check(NET_CONNECT, arg(2), arg(3))
              .answers(CONNECT),
          on("sun.nio.ch.Net")
              .method("bind", FAMILY, DESCRIPTOR, ADDRESS, INT)
              .check(NET_LISTEN, arg(2), arg(3))
              .answers(BIND),
          on("sun.nio.ch.DatagramChannelImpl")
              .method("send", DESCRIPTOR, "java.nio.ByteBuffer", "java.net.InetSocketAddress")
              .check(NET_SEND, arg(2))
              .answers(SOCKET),
          on("sun.nio.ch.DatagramChannelImpl")
              .method("innerJoin", ADDRESS, NETWORK_INTERFACE, ADDRESS)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET),
          on("java.net.NetMulticastSocket")
              .method("send", "java.net.DatagramPacket")
              .check(NET_SEND, arg(0))
              .answers(SOCKET)
              .until(17),
          // The sockets of old, which a host may still ask for on 17.
          on("java.net.AbstractPlainSocketImpl")
              .method("doConnect", ADDRESS, INT, INT)
              .check(NET_CONNECT, arg(0), arg(1))
              .answers(CONNECT)
              .until(17),
          on("java.net.AbstractPlainSocketImpl")
              .method("bind", ADDRESS, INT)
              .check(NET_LISTEN, arg(0), arg(1))
              .answers(BIND)
              .until(17),
          on(OLD_DATAGRAM)
              .method("connect", ADDRESS, INT)
              .check(NET_CONNECT, arg(0), arg(1))
              .answers(CONNECT)
              .until(17),
          on(OLD_DATAGRAM)
              .method("bind", INT, ADDRESS)
              .check(NET_LISTEN, arg(1), arg(0))
              .answers(BIND)
              .until(17),
          on(OLD_DATAGRAM)
              .method("send", "java.net.DatagramPacket")
              .check(NET_SEND, arg(0))
              .answers(SOCKET)
              .until(17),
          on(OLD_DATAGRAM)
              .method("join", ADDRESS)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET)
              .until(17),
          on(OLD_DATAGRAM)
              .method("joinGroup", "java.net.SocketAddress", NETWORK_INTERFACE)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET)
              .until(17),
          on("sun.nio.ch.UnixDomainSockets")
              .method("connect", DESCRIPTOR, PATH)
              .check(NET_UNIX, arg(1))
              .answers(CONNECT),
          on("sun.nio.ch.UnixDomainSockets")
              .method("bind", DESCRIPTOR, PATH)
              .check(NET_UNIX, arg(1))
              .answers(BIND),

          // Names: asked for before the look-up, since a look-up already tells the world.
          on("java.net.InetAddress")
              .method("getAllByName0", STRING, ADDRESS, BOOLEAN, BOOLEAN)
              .check(NET_RESOLVE, arg(0))
              .answers(UNKNOWN_HOST)
              .until(20),
          on("java.net.InetAddress")
              .method("getAllByName0", STRING, ADDRESS, BOOLEAN, BOOLEAN)
              .observe(NET_RESOLVE, arg(0))
              .until(20),
          on("java.net.InetAddress")
              .method("getAllByName0", STRING, BOOLEAN)
              .check(NET_RESOLVE, arg(0))
              .answers(UNKNOWN_HOST)
              .since(25),
          on("java.net.InetAddress")
              .method("getAllByName0", STRING, BOOLEAN)
              .observe(NET_RESOLVE, arg(0))
              .since(25),
          on("java.net.InetAddress")
              .method("getHostFromNameService", ADDRESS, BOOLEAN)
              .check(NET_REVERSE, arg(0))
              .answers(ADDRESS_TEXT)
              .until(20),
          on("java.net.InetAddress")
              .method("getHostFromNameService", ADDRESS)
              .check(NET_REVERSE, arg(0))
              .answers(ADDRESS_TEXT)
              .since(25),
          on("java.net.InetAddress")
              .method("isReachable", NETWORK_INTERFACE, INT, INT)
              .check(NET_CONNECT, THIS)
              .answers(CONNECT),

          // The JDK looks up its own settings for each connection; nobody else reaches these.
          on("sun.net.NetProperties").method("get", STRING).asHost(),
          on("sun.net.NetProperties").method("getInteger", STRING, INT).asHost(),
          on("sun.net.NetProperties").method("getBoolean", STRING).asHost(),

          // A connection that is open already is not connected again.
          on("sun.net.www.http.KeepAliveCache")
              .method("get", URL, OBJECT)
              .filter(NET_KEEP_ALIVE, NONE),
          on("jdk.internal.net.http.HttpClientImpl")
              .method(
                  "sendAsync",
                  "java.net.http.HttpRequest",
                  "java.net.http.HttpResponse$BodyHandler",
                  "java.net.http.HttpResponse$PushPromiseHandler",
                  Types.EXECUTOR)
              .check(NET_REQUEST, arg(0))
              .answers(FAILED_FUTURE),
          on("jdk.internal.net.http.HttpRequestImpl")
              .method(
                  "newInstanceForRedirection",
                  "java.net.URI",
                  STRING,
                  "jdk.internal.net.http.HttpRequestImpl",
                  Types.BOOLEAN)
              .check(NET_URI, arg(0))
              .answers(UNCHECKED_CONNECT),
          on(SCTP + "SctpNet")
              .method("connect", INT, ADDRESS, INT)
              .check(NET_CONNECT, arg(1), arg(2))
              .answers(CONNECT),
          on(SCTP + "SctpMultiChannelImpl")
              .method(
                  "send",
                  INT,
                  "java.nio.ByteBuffer",
                  INT,
                  "java.net.SocketAddress",
                  "com.sun.nio.sctp.MessageInfo")
              .check(NET_SEND, arg(3))
              .answers(SOCKET),
          on(SCTP + "SctpChannelImpl")
              .method("bindUnbindAddress", ADDRESS, BOOLEAN)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET),
          on(SCTP + "SctpServerChannelImpl")
              .method("bindUnbindAddress", ADDRESS, BOOLEAN)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET),
          on(SCTP + "SctpMultiChannelImpl")
              .method("bindUnbindAddress", ADDRESS, BOOLEAN)
              .check(NET_JOIN, arg(0))
              .answers(SOCKET),
          // Connections to remote objects are kept for everybody, and everybody's are served by one
          // socket.
          on(RMI + "TCPChannel")
              .method("newConnection")
              .check(NET_HOST, ENDPOINT.call("getHost"), ENDPOINT.call("getPort")),
          on(RMI + "TCPTransport")
              .method("listen")
              .check(
                  NET_SERVE, THIS.field("server"), THIS.call("getEndpoint").call("getListenPort")),
          // Connections to directories are kept for everybody.
          on("com.sun.jndi.ldap.LdapPoolManager")
              .method("getLdapClient", LDAP_CLIENT)
              .check(NET_HOST, arg(0), arg(1))
              .answers(NAMING));

  private NetworkInterceptions() {}
}
