package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.reaches;

import dev.harness.it.attempt.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketPermission;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** Names and notations of hosts, and ways to be sent elsewhere. */
final class HostAttempts {
  /** Granted to everybody, so that only what is behind it counts. */
  private static final String ALLOWED = "api.example.com";

  private HostAttempts() {}

  static void addTo(Attempts all) {
    notations(all);
    proxies(all);
    redirects(all);
    lookups(all);
    unix(all);
  }

  private static void notations(Attempts all) {
    for (String host :
        List.of(
            "127.1",
            "2130706433",
            "127.0.1",
            "[::ffff:127.0.0.1]",
            "::ffff:7f00:1",
            "0:0:0:0:0:ffff:127.0.0.1")) {
      all.add("net: " + host, reaches(), w -> new Socket(host, w.port()));
    }
    for (String host :
        List.of("127.1", "[::ffff:7f00:1]", ALLOWED + "@127.0.0.1", ALLOWED + ":80@127.0.0.1")) {
      all.add(
          "net: URL with " + host,
          reaches(),
          w -> new URL("http://" + host + ":" + w.port() + "/").openStream());
    }
    all.add(
        "net: label of a granted host",
        reaches(),
        w -> new Socket(InetAddress.getByAddress(ALLOWED, new byte[] {127, 0, 0, 1}), w.port()));
    all.add(
        "net: channel with a forged label",
        reaches(),
        w ->
            SocketChannel.open(
                new InetSocketAddress(
                    InetAddress.getByAddress(ALLOWED, new byte[] {127, 0, 0, 1}), w.port())));
    all.add("net: URL that changes", reaches(), HostAttempts::changingUrl);
    all.add("net: forged Host header", reaches(), HostAttempts::forgedHeader);
  }

  private static void proxies(Attempts all) {
    all.add(
        "net: HTTP proxy",
        reaches(),
        w ->
            new URL("http://" + ALLOWED + "/")
                .openConnection(new Proxy(Proxy.Type.HTTP, proxy(w)))
                .getInputStream());
    all.add("net: SOCKS proxy to a granted host", reaches(), HostAttempts::socks);
    all.add(
        "net: HttpClient with a proxy",
        reaches(),
        w ->
            client(
                HttpClient.newBuilder().proxy(ProxySelector.of(proxy(w))),
                "http://" + ALLOWED + "/"));
    all.add(
        "net: HttpClient with an own selector",
        reaches(),
        w -> client(HttpClient.newBuilder().proxy(selector(proxy(w))), "http://" + ALLOWED + "/"));
  }

  private static void redirects(Attempts all) {
    all.add(
        "net: redirect", reaches(), w -> ReadAttempts.all(new URL(redirecting(w)).openStream()));
    all.add(
        "net: redirect of HttpClient",
        reaches(),
        w ->
            client(
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS),
                redirecting(w)));
    all.add(
        "net: redirect of the host's HttpClient",
        reaches(),
        w -> w.client().send(request(redirecting(w)), BodyHandlers.ofString()));
    all.add(
        "net: the host's HttpClient",
        reaches(),
        w -> w.client().send(request("http://127.0.0.1:" + w.port()), BodyHandlers.ofString()));
  }

  private static void lookups(Attempts all) {
    all.add(
        "net: look-up by URL.equals",
        affirms(),
        w -> new URL("http://localhost/").equals(new URL("http://127.0.0.1/")));
    all.add(
        "net: look-up by URL.hashCode",
        affirms(),
        w -> new URL("http://localhost/").hashCode() == new URL("http://127.0.0.1/").hashCode());
    all.add(
        "net: look-up by SocketPermission",
        affirms(),
        w ->
            new SocketPermission("localhost:80", "connect")
                .implies(new SocketPermission("127.0.0.1:80", "connect")));
    all.add(
        "net: name of an address",
        answers(),
        w -> named(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
  }

  private static void unix(Attempts all) {
    all.add(
        "unix: connect",
        reaches(),
        w -> SocketChannel.open(UnixDomainSocketAddress.of(w.socket())));
    all.add(
        "unix: connect through a link",
        reaches(),
        w -> SocketChannel.open(UnixDomainSocketAddress.of(w.path("open/socket"))));
    all.add(
        "unix: connect by ..",
        reaches(),
        w ->
            SocketChannel.open(
                UnixDomainSocketAddress.of(Path.of(w.text("open") + "/../../world.sock"))));
  }

  private static InetSocketAddress proxy(World world) {
    return new InetSocketAddress("127.0.0.1", world.port());
  }

  private static Object socks(World world) throws IOException {
    Socket socket = new Socket(new Proxy(Proxy.Type.SOCKS, proxy(world)));
    socket.connect(InetSocketAddress.createUnresolved(ALLOWED, 80), 1000);
    return socket;
  }

  private static Object client(HttpClient.Builder builder, String url) throws Exception {
    return builder.build().send(request(url), BodyHandlers.ofString());
  }

  private static HttpRequest request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private static String redirecting(World world) {
    return "http://127.0.0.1:" + world.redirectPort() + "/";
  }

  private static ProxySelector selector(InetSocketAddress proxy) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, proxy));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException problem) {}
    };
  }

  /** The name, if the address was looked up, and not only written down. */
  private static Object named(InetAddress address) {
    String name = address.getHostName();
    if (name.equals("127.0.0.1")) {
      throw new IllegalStateException("no name");
    }
    return name;
  }

  private static Object changingUrl(World world) throws IOException {
    class Handler extends URLStreamHandler {
      @Override
      protected URLConnection openConnection(URL url) throws IOException {
        setURL(
            url,
            "http",
            "127.0.0.1",
            world.port(),
            "127.0.0.1:" + world.port(),
            null,
            "/",
            null,
            null);
        return new URL(url.toString()).openConnection();
      }
    }
    return new URL(null, "http://" + ALLOWED + "/", new Handler()).openStream();
  }

  private static Object forgedHeader(World world) throws IOException {
    URLConnection connection = new URL("http://127.0.0.1:" + world.port() + "/").openConnection();
    connection.setRequestProperty("Host", ALLOWED);
    return connection.getInputStream();
  }
}
