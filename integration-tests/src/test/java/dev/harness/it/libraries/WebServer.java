package dev.harness.it.libraries;

import io.undertow.Undertow;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A host's web servers over TLS, with a certificate made by the JDK's keytool. */
final class WebServer {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private WebServer() {}

  /** What a client of Undertow gets. */
  static String undertow(Path folder) throws Exception {
    SSLContext tls = context(folder.resolve("keys.p12"));
    Undertow server =
        Undertow.builder()
            .addHttpsListener(0, "localhost", tls)
            .setHandler(exchange -> exchange.getResponseSender().send("served"))
            .build();
    server.start();
    try {
      InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      return fetch(tls, at.getPort());
    } finally {
      server.stop();
    }
  }

  /** What a client of Jetty gets, of a file. */
  static String jetty(Path folder) throws Exception {
    Path files = Files.createDirectories(folder.resolve("served"));
    Files.writeString(files.resolve("index.html"), "a page");
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(context(folder.resolve("jetty.p12")));
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, tls);
    connector.setHost("localhost");
    server.addConnector(connector);
    ResourceHandler handler = new ResourceHandler();
    handler.setBaseResource(ResourceFactory.of(server).newResource(files));
    server.setHandler(handler);
    server.start();
    try {
      return fetch(tls.getSslContext(), connector.getLocalPort());
    } finally {
      server.stop();
    }
  }

  private static String fetch(SSLContext tls, int port) throws Exception {
    URI uri = URI.create("https://localhost:" + port + "/");
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private static SSLContext context(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext san=dns:localhost -storepass changeit -keystore";
    java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(keytool));
    command.addAll(java.util.List.of(arguments.split(" ")));
    command.add(file.toString());
    new ProcessBuilder(command).start().waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
