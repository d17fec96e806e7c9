package dev.harness.it.sql;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of its own, from the programs installed on the machine. */
public final class MariaServer implements AutoCloseable {
  private final Path data;
  private final Process server;
  private final int port;

  /** Starts one; it answers when this returns. */
  public MariaServer() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    this.data = Files.createTempDirectory("mariadb");
    run(
        "mariadb-install-db",
        "--no-defaults",
        "--user=" + System.getProperty("user.name"),
        "--datadir=" + data,
        "--auth-root-authentication-method=normal",
        "--skip-test-db");
    this.server = start();
    awaitAnswer();
  }

  /** Whether its programs are installed. */
  public static boolean isInstalled() {
    return Stream.of("mariadbd", "mariadb-install-db").allMatch(MariaServer::isOnPath);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Where it listens on the loopback address. */
  public int port() {
    return port;
  }

  /** A connection of the owner of everything; {@code parameters} are those of the URL. */
  public Connection owner(String schema, String parameters) throws SQLException {
    return DriverManager.getConnection(url(schema) + "?user=root" + parameters);
  }

  /** For MariaDB's driver. */
  public String url(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "mariadbd",
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + data,
            "--socket=" + data.resolve("socket"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--secure-file-priv=",
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0");
    return builder.redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  private void awaitAnswer() throws Exception {
    for (int attempt = 0; ; attempt++) {
      try (Connection first = owner("", "")) {
        if (first.isValid(10)) {
          return;
        }
      } catch (SQLException e) {
        if (attempt == 600 || !server.isAlive()) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() throws Exception {
    server.destroy();
    if (!server.waitFor(60, TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
    }
    Folders.delete(data);
  }
}
