package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.reaches;
import static dev.harness.it.attempt.Effects.resolves;

import dev.harness.it.attempt.World;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Sockets and what is built on them. */
final class NetAttempts {
  private NetAttempts() {}

  static void addTo(Attempts all) {
    sockets(all);
    datagrams(all);
    http(all);
    protocols(all);
    servers(all);
    unixSockets(all);
  }

  private static void sockets(Attempts all) {
    all.add("net: Socket", reaches(), w -> new Socket("127.0.0.1", w.port()));
    all.add("net: Socket by name", reaches(), w -> new Socket("localhost", w.port()));
    all.add(
        "net: Socket.connect",
        reaches(),
        w -> {
          Socket socket = new Socket();
          socket.connect(address(w), 1000);
          return socket;
        });
    all.add("net: mapped IPv6 address", reaches(), w -> new Socket("::ffff:127.0.0.1", w.port()));
    all.add(
        "net: forged label",
        reaches(),
        w ->
            new Socket(
                InetAddress.getByAddress("api.example.com", new byte[] {127, 0, 0, 1}), w.port()));
    all.add("net: SocketChannel", reaches(), w -> SocketChannel.open(address(w)));
    all.add(
        "net: SocketChannel not blocking",
        reaches(),
        w -> {
          SocketChannel channel = SocketChannel.open();
          channel.configureBlocking(false);
          channel.connect(address(w));
          while (!channel.finishConnect()) {
            Thread.onSpinWait();
          }
          return channel;
        });
    all.add(
        "net: SocketChannel adaptor",
        reaches(),
        w -> {
          SocketChannel channel = SocketChannel.open();
          channel.socket().connect(address(w));
          return channel;
        });
    all.add(
        "net: AsynchronousSocketChannel",
        reaches(),
        w -> {
          AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
          channel.connect(address(w)).get();
          return channel;
        });
    all.add(
        "net: SSL socket",
        reaches(),
        w -> javax.net.ssl.SSLSocketFactory.getDefault().createSocket("127.0.0.1", w.port()));
    all.add(
        "net: isReachable or echo",
        reaches(),
        w -> {
          InetAddress.getByName("127.0.0.1").isReachable(100);
          return new Socket("127.0.0.1", w.port());
        });
  }

  private static void datagrams(Attempts all) {
    all.add(
        "net: DatagramSocket.send",
        reaches(),
        w -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[4], 4, address(w)));
          }
          return null;
        });
    all.add(
        "net: connected DatagramSocket",
        reaches(),
        w -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address(w));
            socket.send(new DatagramPacket(new byte[4], 4));
          }
          return null;
        });
    all.add(
        "net: DatagramChannel.send",
        reaches(),
        w -> {
          try (DatagramChannel channel = DatagramChannel.open()) {
            return channel.send(ByteBuffer.allocate(4), address(w));
          }
        });
    all.add(
        "net: connected DatagramChannel",
        reaches(),
        w -> {
          try (DatagramChannel channel = DatagramChannel.open()) {
            return channel.connect(address(w)).write(ByteBuffer.allocate(4));
          }
        });
    all.add(
        "net: MulticastSocket.send",
        reaches(),
        w -> {
          try (MulticastSocket socket = new MulticastSocket()) {
            socket.send(new DatagramPacket(new byte[4], 4, address(w)));
          }
          return null;
        });
  }

  private static void http(Attempts all) {
    all.add("net: URL.openStream", reaches(), w -> ReadAttempts.all(new URL(url(w)).openStream()));
    all.add(
        "net: HttpURLConnection POST",
        reaches(),
        w -> {
          HttpURLConnection connection = (HttpURLConnection) new URL(url(w)).openConnection();
          connection.setDoOutput(true);
          connection.getOutputStream().write(1);
          return connection.getResponseCode();
        });
    all.add(
        "net: HttpClient.send",
        reaches(),
        w -> HttpClient.newHttpClient().send(get(w), BodyHandlers.ofString()).body());
    all.add(
        "net: HttpClient.sendAsync",
        reaches(),
        w -> HttpClient.newHttpClient().sendAsync(get(w), BodyHandlers.ofString()).get().body());
    all.add(
        "net: HttpClient by name",
        reaches(),
        w ->
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + w.port()))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    all.add(
        "net: WebSocket",
        reaches(),
        w ->
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                    URI.create("ws://127.0.0.1:" + w.port()),
                    new java.net.http.WebSocket.Listener() {})
                .get());
  }

  private static void protocols(Attempts all) {
    all.add("net: FTP", reaches(), w -> new URL("ftp://127.0.0.1:" + w.port() + "/x").openStream());
    all.add(
        "net: LDAP",
        reaches(),
        w -> {
          java.util.Hashtable<String, String> settings = new java.util.Hashtable<>();
          settings.put("java.naming.factory.initial", "com.sun.jndi.ldap.LdapCtxFactory");
          settings.put("java.naming.provider.url", "ldap://127.0.0.1:" + w.port());
          return new javax.naming.InitialContext(settings);
        });
    all.add(
        "net: RMI registry",
        reaches(),
        w -> java.rmi.registry.LocateRegistry.getRegistry("127.0.0.1", w.port()).list());
    all.add(
        "net: SOCKS proxy",
        reaches(),
        w -> {
          Socket socket = new Socket(new java.net.Proxy(java.net.Proxy.Type.SOCKS, address(w)));
          socket.connect(InetSocketAddress.createUnresolved("example.com", 80), 1000);
          return socket;
        });
    all.add("net: look-up of a name", answers(), w -> InetAddress.getByName("localhost"));
    all.add("net: look-up of all addresses", answers(), w -> InetAddress.getAllByName("localhost"));
    all.add(
        "net: look-up by InetSocketAddress",
        resolves(),
        w -> new InetSocketAddress("localhost", w.port()));
  }

  private static void servers(Attempts all) {
    all.add("listen: ServerSocket", answers(), w -> closing(new ServerSocket(w.freePort())));
    all.add("listen: ServerSocket on any port", answers(), w -> closing(new ServerSocket(0)));
    all.add(
        "listen: ServerSocketChannel",
        answers(),
        w -> closing(ServerSocketChannel.open().bind(new InetSocketAddress(w.freePort()))));
    all.add(
        "listen: AsynchronousServerSocketChannel",
        answers(),
        w ->
            closing(
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(w.freePort()))));
    all.add("listen: DatagramSocket", answers(), w -> closing(new DatagramSocket(w.freePort())));
    all.add(
        "listen: DatagramChannel",
        answers(),
        w -> closing(DatagramChannel.open().bind(new InetSocketAddress(w.freePort()))));
    all.add(
        "listen: HttpServer",
        answers(),
        w -> {
          com.sun.net.httpserver.HttpServer server =
              com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(w.freePort()), 0);
          server.start();
          server.stop(0);
          return server;
        });
    all.add(
        "listen: Socket.bind",
        answers(),
        w -> {
          Socket socket = new Socket();
          socket.setReuseAddress(true);
          socket.bind(new InetSocketAddress(w.freePort()));
          return closing(socket);
        });
  }

  private static void unixSockets(Attempts all) {
    all.add(
        "unix: bind",
        creates("socket"),
        w -> {
          ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
          return closing(server.bind(UnixDomainSocketAddress.of(w.path("socket"))));
        });
  }

  private static <T extends AutoCloseable> T closing(T resource) throws Exception {
    resource.close();
    return resource;
  }

  private static InetSocketAddress address(World world) throws Exception {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), world.port());
  }

  private static String url(World world) {
    return "http://127.0.0.1:" + world.port();
  }

  private static HttpRequest get(World world) {
    return HttpRequest.newBuilder(URI.create(url(world))).build();
  }
}
