package dev.harness.it.tool;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketPermission;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** All that makes the JVM ask the system for the address of a host. */
public final class Lookups {
  private Lookups() {}

  /** Each way, for names below {@code domain}, which are all different. */
  public static Map<String, Callable<?>> below(String domain) {
    Map<String, Callable<?>> ways = new LinkedHashMap<>();
    ways.put("getByName", () -> InetAddress.getByName("a." + domain));
    ways.put("getAllByName", () -> InetAddress.getAllByName("b." + domain).length);
    ways.put("InetSocketAddress", () -> resolved(new InetSocketAddress("c." + domain, 80)));
    ways.put("Socket", () -> new Socket("d." + domain, 80));
    ways.put("SocketChannel", () -> SocketChannel.open(new InetSocketAddress("e." + domain, 80)));
    ways.put("URL.hashCode", () -> new URL("http://f." + domain + "/").hashCode());
    ways.put("URL.equals", () -> url("g." + domain).equals(url("h." + domain)));
    ways.put(
        "SocketPermission",
        () ->
            new SocketPermission("i." + domain + ":80", "connect")
                .implies(new SocketPermission("192.0.2.9:80", "connect")));
    ways.put("CodeSource", () -> source("j." + domain).implies(source("k." + domain)));
    ways.put("URL.openStream", () -> url("l." + domain).openStream());
    ways.put(
        "HttpClient",
        () ->
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create("http://m." + domain + "/"))
                        .timeout(Duration.ofSeconds(2))
                        .build(),
                    BodyHandlers.discarding()));
    return ways;
  }

  private static URL url(String host) throws Exception {
    return new URL("http://" + host + "/");
  }

  private static CodeSource source(String host) throws Exception {
    return new CodeSource(url(host), (Certificate[]) null);
  }

  private static InetSocketAddress resolved(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new IllegalStateException("unresolved");
    }
    return address;
  }
}
