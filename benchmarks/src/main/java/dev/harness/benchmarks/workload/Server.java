package dev.harness.benchmarks.workload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.harness.benchmarks.World;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A tool server on loopback; a step is a request, for which the tool reads and hashes a file. */
final class Server implements Job {
  private static final int REPEATS = 20;

  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI address;
  private int next;

  Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
    address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void step() throws Exception {
    URI file = address.resolve("/" + (next++ & (World.FILES - 1)));
    HttpRequest request = HttpRequest.newBuilder(file).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = Path.of(World.FOLDER + "/d" + exchange.getRequestURI().getPath());
    byte[] body;
    try {
      body = Tool.call(() -> summary(file)).getBytes(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new IOException(e);
    }
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static String summary(Path file) throws IOException {
    int sum = Files.exists(file) ? 1 : 0;
    String text = Files.readString(file);
    for (int i = 0; i < REPEATS; i++) {
      sum = sum * 31 + (text + i).hashCode();
    }
    return "{\"file\":\"" + file.getFileName() + "\",\"sum\":" + sum + "}";
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
