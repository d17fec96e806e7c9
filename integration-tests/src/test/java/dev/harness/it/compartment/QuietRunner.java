package dev.harness.it.compartment;

import com.sun.net.httpserver.HttpServer;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.other.OtherTool;
import dev.harness.it.tool.Deeds;
import dev.harness.it.tool.QuietDeeds;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Prints how each API says no to a tool: the value, or the exception and whether ours is behind.
 */
public final class QuietRunner {
  private QuietRunner() {}

  /**
   * Arguments: an empty folder, and a free port with a free one behind; then perhaps a path that
   * tools in tools read.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    if (arguments.length > 2) {
      nested(arguments[2]);
      return;
    }
    prepare(folder);
    HttpServer server = server(port);
    for (Map.Entry<String, Callable<?>> deed : new QuietDeeds(folder, port).all().entrySet()) {
      System.out.println(deed.getKey() + " | " + outcome(deed.getValue()));
      requireUntouched(folder);
    }
    server.stop(0);
    System.out.println("END");
    System.exit(0);
  }

  private static void nested(String path) {
    System.out.println("tool | " + outcome(() -> Deeds.read(path)));
    System.out.println("other | " + outcome(() -> OtherTool.read(path)));
    System.out.println("other in tool | " + outcome(() -> Deeds.readThrough(path)));
  }

  private static String outcome(Callable<?> deed) {
    try {
      return String.valueOf(deed.call());
    } catch (ExecutionException e) {
      return "future of " + thrown(e.getCause());
    } catch (Throwable e) {
      return thrown(e);
    }
  }

  private static String thrown(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    String of =
        thrown instanceof FileSystemException e
            ? " of " + Path.of(e.getFile()).getFileName().toString().replaceAll("[0-9]+", "N")
            : "";
    String state = thrown instanceof SQLException e ? " " + e.getSQLState() : "";
    return name + of + state + (isDenial(thrown) ? "" : ", ours not its cause");
  }

  private static boolean isDenial(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof CapabilityDeniedException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static void prepare(Path folder) throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("secret.txt"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("secret.zip")))) {
      zip.putNextEntry(new ZipEntry("entry"));
    }
  }

  private static void requireUntouched(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      if (files.count() != 3 || !Files.readString(folder.resolve("secret.txt")).equals("secret")) {
        throw new IllegalStateException("something happened");
      }
    }
  }

  private static HttpServer server(int port) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + (port + 1) + "/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
