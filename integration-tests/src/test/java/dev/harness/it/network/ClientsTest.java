package dev.harness.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.harness.it.client.ClientRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever HTTP client asks for it, a tool reaches the server that it may reach and no other. */
class ClientsTest {
  @TempDir Path temp;

  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private HttpServer near;
  private HttpServer far;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void serve() throws IOException {
    far = server("far ");
    near = server("near ");
  }

  @AfterEach
  void end() {
    near.stop(0);
    far.stop(0);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessAClientReachesBothAndGoesWhereItIsSent(Path java) throws Exception {
    for (String client : run(new Forked(java))) {
      for (String who : List.of("host", "shared", "own", "host after it")) {
        assertThat(asked)
            .contains(
                "far " + client + "|" + who + ", far", "far " + client + "|" + who + ", away");
      }
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolReachesOnlyWhatItMayAndTheHostBoth(Path java) throws Exception {
    Path manifest =
        Files.writeString(
            temp.toRealPath().resolve("manifest.yaml"),
            """
            version: 1
            tools:
              tool:
                code: { package: dev.harness.it.tool }
                grants:
                  - net.connect: "127.0.0.1:%d"
            """
                .formatted(near.getAddress().getPort()));
    for (String client : run(new Forked(java).agent(manifest))) {
      assertThat(asked)
          .contains(
              "near " + client + "|shared, near",
              "near " + client + "|own, near",
              "near " + client + "|first, near",
              "far " + client + "|host after it, far",
              "far " + client + "|host after it, away",
              "near " + client + "|host, near",
              "far " + client + "|host, far",
              "far " + client + "|host, away")
          .doesNotContain(
              "far " + client + "|shared, far",
              "far " + client + "|shared, away",
              "far " + client + "|own, far",
              "far " + client + "|own, away");
    }
  }

  /** The clients that were tried. */
  private Set<String> run(Forked jvm) throws Exception {
    Forked.Result result = jvm.run(ClientRunner.class.getName(), address(near), address(far));
    assertThat(result.lines()).as(result.err()).endsWith("END");
    Set<String> clients = new ConcurrentSkipListSet<>();
    for (String line : result.lines()) {
      List<String> parts = new ArrayList<>(List.of(line.split("\\|")));
      if (parts.size() > 1) {
        clients.add(parts.get(0));
      }
    }
    assertThat(clients).isNotEmpty();
    return clients;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private HttpServer server(String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> answer(name, exchange));
    server.start();
    return server;
  }

  private void answer(String name, HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(name + URLDecoder.decode(query, StandardCharsets.UTF_8));
    if (exchange.getRequestURI().getPath().equals("/away")) {
      exchange.getResponseHeaders().add("Location", address(far) + "stay?" + query);
    }
    exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().equals("/away") ? 302 : 204, -1);
    exchange.close();
  }
}
