package dev.harness.benchmarks.peers.guest;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongBiFunction;

/**
 * The tool's operations, given to the host as types of the JDK, as their loaders share no others.
 */
public final class Guest {
  private Guest() {}

  /**
   * All operations by name. Each is true when it took place, and false or throws when it did not.
   *
   * @param file a file that exists
   * @param port where a server listens on the loopback address
   */
  public static Map<String, Callable<Boolean>> operations(String file, int port) {
    Path path = Path.of(file);
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Map<String, Callable<Boolean>> all = new LinkedHashMap<>();
    all.put("Files.exists", () -> Files.exists(path));
    all.put("File.exists", () -> new File(file).exists());
    all.put("Files.newByteChannel, close", () -> channel(path));
    all.put("FileInputStream, close", () -> stream(file));
    all.put("Files.readString", () -> !Files.readString(path).isEmpty());
    all.put("Socket.connect", () -> connect(server));
    all.put("SocketChannel.connect", () -> connectChannel(server));
    return all;
  }

  /** Runs an operation so many times in the tool's own code; tells how often it took place. */
  public static ToLongBiFunction<Callable<Boolean>, Integer> repeater() {
    return Guest::repeat;
  }

  private static long repeat(Callable<Boolean> operation, int times) {
    long successes = 0;
    for (int i = 0; i < times; i++) {
      successes += attempt(operation);
    }
    return successes;
  }

  /** One if it took place: a refusal is nothing more here, and the host counts. */
  private static int attempt(Callable<Boolean> operation) {
    try {
      return operation.call() ? 1 : 0;
    } catch (Exception refused) {
      return 0;
    }
  }

  private static boolean channel(Path path) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      return channel.isOpen();
    }
  }

  private static boolean stream(String file) throws IOException {
    try (FileInputStream in = new FileInputStream(file)) {
      return in.getFD().valid();
    }
  }

  /** Resets instead of closing, so that no port waits a minute to be free again. */
  private static boolean connect(InetSocketAddress server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoLinger(true, 0);
      socket.connect(server);
      return socket.isConnected();
    }
  }

  private static boolean connectChannel(InetSocketAddress server) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      return channel.connect(server);
    }
  }
}
