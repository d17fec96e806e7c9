package dev.harness.it.attempt;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A server of the host that everybody may ask, and that keeps what it was sent. */
public final class EchoServer {
  private final HttpServer server;
  private volatile String received = "";

  /** Answers on this port of loopback until the JVM ends. */
  EchoServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it answers. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The body of the last request. */
  public String received() {
    return received;
  }

  /** What the host's server answers if somebody else's handler does it. */
  public String answerOf(HttpHandler handler) throws IOException {
    HttpContext context = server.createContext("/handed/", handler);
    try (InputStream in = new URL(url() + "handed/").openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } finally {
      server.removeContext(context);
    }
  }

  void forget() {
    received = "";
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received = new String(body, StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, "echo".length());
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("echo".getBytes(StandardCharsets.UTF_8));
    }
  }
}
