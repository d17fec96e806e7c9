package dev.harness.samples.toolserver.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The world around the server: a workspace, a shop to fetch from, and what an attacker is after.
 */
final class Playground implements AutoCloseable {
  private final Path folder;
  private final HttpServer shop;
  private final HttpServer thief;
  private final AtomicInteger stolen = new AtomicInteger();

  Playground() throws IOException {
    folder = Files.createTempDirectory("harness-sample-").toRealPath();
    Files.createDirectory(workspace());
    Files.writeString(workspace().resolve("notes.txt"), "Buy paper.\n");
    Files.writeString(secret(), "the secret\n");
    Files.createSymbolicLink(workspace().resolve("link.txt"), secret());
    shop = http("paper: 4 EUR", new AtomicInteger());
    thief = http("thanks", stolen);
  }

  Path workspace() {
    return folder.resolve("workspace");
  }

  /** Outside the workspace. */
  Path secret() {
    return folder.resolve("secret.txt");
  }

  /** Appears when an injected command has run. */
  Path trace() {
    return folder.resolve("trace");
  }

  Path audit() {
    return folder.resolve("audit.jsonl");
  }

  int shopPort() {
    return shop.getAddress().getPort();
  }

  int thiefPort() {
    return thief.getAddress().getPort();
  }

  /** How often something reached the thief. */
  int stolen() {
    return stolen.get();
  }

  /** The path of git, or where it usually is if this machine has none. */
  static Path git() {
    for (String bin : String.valueOf(System.getenv("PATH")).split(":")) {
      Path git = Path.of(bin).resolve("git");
      if (git.isAbsolute() && Files.isExecutable(git)) {
        return git;
      }
    }
    return Path.of("/usr/bin/git");
  }

  /** Makes the workspace a repository; false if this machine has no git. */
  boolean initRepository() throws IOException, InterruptedException {
    if (!Files.isExecutable(git())) {
      return false;
    }
    ProcessBuilder init =
        new ProcessBuilder(git().toString(), "init", "-q", workspace().toString());
    return init.start().waitFor() == 0;
  }

  private static HttpServer http(String answer, AtomicInteger requests) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(free, 0);
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Override
  public void close() {
    shop.stop(0);
    thief.stop(0);
  }
}
