package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import java.io.File;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole operations, as tools do them. */
final class Operations {
  /** One operation; what it returns keeps it from being optimised away. */
  interface Operation {
    long run() throws Exception;
  }

  /**
   * An operation and how many make a batch.
   *
   * @param batch operations in a batch
   * @param rounds batches of each state
   * @param operation what is done
   */
  record Measured(int batch, int rounds, Operation operation) {}

  private Operations() {}

  /** All operations, ready to run; made by the host. */
  static Map<String, Measured> all() throws Exception {
    String file = World.FOLDER + "/file";
    Path path = Path.of(file);
    Map<String, Measured> all = new LinkedHashMap<>();
    all.put("Files.exists, same path", new Measured(500, 200, () -> Files.exists(path) ? 1 : 0));
    all.put(
        "Files.exists, fresh path",
        new Measured(500, 200, () -> Files.exists(Path.of(file)) ? 1 : 0));
    all.put("File.exists", new Measured(500, 200, () -> new File(file).exists() ? 1 : 0));
    all.put("open and close", new Measured(200, 200, () -> open(file)));
    all.put("Files.readString", new Measured(100, 200, () -> Files.readString(path).length()));
    all.put("read of an open channel", new Measured(500, 200, channelRead(path)));
    all.put("connect", new Measured(20, 100, connect()));
    all.put("process start", new Measured(1, 60, Operations::start));
    all.put("H2 query", new Measured(200, 200, query()));
    return all;
  }

  private static long open(String file) throws Exception {
    try (FileInputStream in = new FileInputStream(file)) {
      return in.hashCode();
    }
  }

  private static Operation channelRead(Path path) throws Exception {
    FileChannel channel = FileChannel.open(path);
    ByteBuffer buffer = ByteBuffer.allocateDirect(1);
    return () -> channel.read(buffer.clear(), 0);
  }

  private static Operation connect() throws Exception {
    ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    Thread accepts =
        new Thread(
            () -> {
              while (true) {
                try {
                  server.accept().close();
                } catch (java.io.IOException e) {
                  return;
                }
              }
            });
    accepts.setDaemon(true);
    accepts.start();
    return () -> {
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        return socket.getLocalPort();
      }
    };
  }

  private static long start() throws Exception {
    return new ProcessBuilder("/usr/bin/true").start().waitFor();
  }

  private static Operation query() throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:benchmark");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE NUMBER(X INT)");
      statement.execute("INSERT INTO NUMBER VALUES (1)");
    }
    PreparedStatement statement = connection.prepareStatement("SELECT X FROM NUMBER");
    return () -> {
      try (ResultSet rows = statement.executeQuery()) {
        long sum = 0;
        while (rows.next()) {
          sum += rows.getInt(1);
        }
        return sum;
      }
    };
  }
}
