package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import dev.harness.benchmarks.section.Pairs.Operation;
import java.io.File;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whole operations, as tools do them. */
final class Operations {
  /**
   * An operation and how many make a batch.
   *
   * @param batch operations in a batch
   * @param rounds batches of each state
   * @param isRepeated whether every batch does the very same
   * @param operation what is done
   */
  record Measured(int batch, int rounds, boolean isRepeated, Operation operation) {
    Pairs.Cost run() throws Exception {
      return Pairs.timed(batch, operation);
    }
  }

  private Operations() {}

  /** All operations, ready to run; made by the host. */
  static Map<String, Measured> all() throws Exception {
    String file = World.FOLDER + "/file";
    Path path = Path.of(file);
    Map<String, Measured> all = new LinkedHashMap<>();
    all.put("Files.exists, same path", repeated(500, 200, () -> Files.exists(path) ? 1 : 0));
    all.put(
        "Files.exists, fresh path", repeated(500, 200, () -> Files.exists(Path.of(file)) ? 1 : 0));
    all.put("File.exists", repeated(500, 200, () -> new File(file).exists() ? 1 : 0));
    all.put("open and close", repeated(200, 200, () -> open(file)));
    all.put("Files.readString", repeated(100, 200, () -> Files.readString(path).length()));
    all.put("read of an open channel", repeated(500, 200, channelRead(path)));
    Path made = Files.createDirectories(Path.of(World.FOLDER, "build")).resolve("made");
    all.put("create, write, delete", repeated(50, 100, () -> make(made)));
    all.put("set a file's time", repeated(100, 100, () -> touch(path)));
    all.put("list a folder", repeated(50, 100, () -> list(made.resolveSibling("."))));
    all.put("connect", repeated(20, 100, connect()));
    all.put("H2 query", repeated(200, 200, query()));
    all.put("Files.exists, first sight", first(name -> Files.exists(Path.of(name)) ? 1 : 0));
    all.put("open and close, first sight", first(Operations::open));
    return all;
  }

  private static Measured repeated(int batch, int rounds, Operation operation) {
    return new Measured(batch, rounds, true, operation);
  }

  /** Goes round more files than any memory of decisions holds. */
  private static Measured first(OnFile onFile) {
    String[] names = World.files();
    int[] next = new int[1];
    return new Measured(100, 100, false, () -> onFile.run(names[next[0]++ & (World.FILES - 1)]));
  }

  private interface OnFile {
    long run(String name) throws Exception;
  }

  private static long open(String file) throws Exception {
    try (FileInputStream in = new FileInputStream(file)) {
      return in.hashCode();
    }
  }

  private static long make(Path file) throws Exception {
    Files.writeString(file, "content");
    Files.delete(file);
    return 1;
  }

  private static long touch(Path file) throws Exception {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    return 1;
  }

  private static long list(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
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

  static Operation query() throws Exception {
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
