package dev.harness.it.tool;

import dev.harness.capability.CapabilityDeniedException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a tool does with each API, so that the host sees how each says no. All answers are values
 * that do not depend on the machine.
 */
public final class QuietDeeds {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Class<?> HARNESS = CapabilityDeniedException.class;
  private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1};

  private final Path file;
  private final Path folder;
  private final Path archive;
  private final Path fresh;
  private final int port;
  private final Map<String, Callable<?>> deeds = new LinkedHashMap<>();

  /**
   * With a folder that has {@code secret.txt} and {@code secret.zip}.
   *
   * @param port of a server of the host that sends its callers on to the next port
   */
  public QuietDeeds(Path folder, int port) {
    this.folder = folder;
    this.file = folder.resolve("secret.txt");
    this.archive = folder.resolve("secret.zip");
    this.fresh = folder.resolve("fresh");
    this.port = port;
  }

  /** All by name. */
  public Map<String, Callable<?>> all() {
    streams();
    files();
    paths();
    attributes();
    archives();
    sockets();
    names();
    requests();
    powers();
    return deeds;
  }

  private void streams() {
    deeds.put("FileInputStream", () -> closed(new FileInputStream(file.toFile())));
    deeds.put("FileReader", () -> closed(new FileReader(file.toFile())));
    deeds.put("FileOutputStream", () -> closed(new FileOutputStream(fresh.toFile())));
    deeds.put("RandomAccessFile", () -> closed(new RandomAccessFile(file.toFile(), "r")));
    deeds.put("URL", () -> closed(file.toUri().toURL().openStream()));
  }

  private void files() {
    File secret = file.toFile();
    deeds.put("File.exists", secret::exists);
    deeds.put("File.isFile", secret::isFile);
    deeds.put("File.canRead", secret::canRead);
    deeds.put("File.length", secret::length);
    deeds.put("File.lastModified", secret::lastModified);
    deeds.put("File.getTotalSpace", secret::getTotalSpace);
    deeds.put("File.list", () -> folder.toFile().list());
    deeds.put("File.listFiles", () -> folder.toFile().listFiles());
    deeds.put("File.getCanonicalPath", secret::getCanonicalPath);
    deeds.put("File.createNewFile", () -> fresh.toFile().createNewFile());
    deeds.put("File.createTempFile", () -> File.createTempFile("abc", "d", folder.toFile()));
    deeds.put("File.mkdir", () -> fresh.toFile().mkdir());
    deeds.put("File.delete", secret::delete);
    deeds.put("File.renameTo", () -> secret.renameTo(fresh.toFile()));
    deeds.put("File.setLastModified", () -> secret.setLastModified(1));
    deeds.put("File.deleteOnExit", () -> none(secret::deleteOnExit));
  }

  private void paths() {
    deeds.put("Files.readString", () -> Files.readString(file));
    deeds.put("Files.newByteChannel", () -> closed(Files.newByteChannel(file)));
    deeds.put("Files.writeString", () -> Files.writeString(fresh, "x"));
    deeds.put("Files.exists", () -> Files.exists(file));
    deeds.put("Files.notExists", () -> Files.notExists(file));
    deeds.put("Files.isReadable", () -> Files.isReadable(file));
    deeds.put("Files.isRegularFile", () -> Files.isRegularFile(file));
    deeds.put("Files.isDirectory", () -> Files.isDirectory(folder));
    deeds.put("Files.list", () -> closed(Files.list(folder)));
    deeds.put("Files.walk", () -> closed(Files.walk(folder)));
    deeds.put("Files.createDirectory", () -> Files.createDirectory(fresh));
    deeds.put("Files.createTempFile", () -> Files.createTempFile(folder, "a", "b"));
    deeds.put("Files.delete", () -> none(() -> Files.delete(file)));
    deeds.put("Files.deleteIfExists", () -> Files.deleteIfExists(file));
    deeds.put("Files.move", () -> Files.move(file, fresh));
    deeds.put("Files.copy", () -> Files.copy(file, fresh));
    deeds.put("Files.createLink", () -> Files.createLink(fresh, file));
    deeds.put("Files.createSymbolicLink", () -> Files.createSymbolicLink(fresh, file));
    deeds.put("Files.readSymbolicLink", () -> Files.readSymbolicLink(folder.resolve("link")));
    deeds.put("Path.toRealPath", () -> file.toRealPath());
    deeds.put(
        "Path.register",
        () ->
            folder.register(
                FileSystems.getDefault().newWatchService(), StandardWatchEventKinds.ENTRY_CREATE));
  }

  private void attributes() {
    deeds.put("Files.size", () -> Files.size(file));
    deeds.put("Files.readAttributes", () -> Files.readAttributes(file, "size"));
    deeds.put("Files.getFileStore", () -> Files.getFileStore(file));
    deeds.put(
        "Files.setPosixFilePermissions",
        () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx")));
    deeds.put(
        "Files.setLastModifiedTime", () -> Files.setLastModifiedTime(file, FileTime.fromMillis(1)));
    deeds.put("Files.setAttribute", () -> Files.setAttribute(file, "user:a", new byte[1]));
  }

  private void archives() {
    deeds.put("ZipFile", () -> closed(new ZipFile(archive.toFile())));
    deeds.put("FileSystems.newFileSystem", () -> closed(FileSystems.newFileSystem(archive)));
    deeds.put("jar: URL", () -> closed(new URL("jar:" + archive.toUri() + "!/entry").openStream()));
  }

  private void sockets() {
    deeds.put("Socket", () -> closed(new Socket(loopback(), 9)));
    deeds.put("SocketChannel", () -> closed(SocketChannel.open(address(9))));
    deeds.put(
        "AsynchronousSocketChannel",
        () -> AsynchronousSocketChannel.open().connect(address(9)).get());
    deeds.put("DatagramSocket.send", () -> none(() -> send(new DatagramSocket())));
    deeds.put(
        "DatagramChannel.send",
        () -> DatagramChannel.open().send(ByteBuffer.allocate(1), address(9)));
    deeds.put("ServerSocket", () -> closed(new ServerSocket(port + 1)));
    deeds.put(
        "ServerSocketChannel", () -> closed(ServerSocketChannel.open().bind(address(port + 1))));
    deeds.put(
        "Unix socket",
        () ->
            closed(SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("server.sock")))));
    deeds.put(
        "Unix server socket",
        () ->
            closed(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(fresh))));
    deeds.put("InetAddress.isReachable", () -> loopback().isReachable(1));
    deeds.put("NetworkInterface", () -> NetworkInterface.getNetworkInterfaces());
  }

  private void names() {
    deeds.put("InetAddress.getByName", () -> InetAddress.getByName("example.invalid"));
    deeds.put("InetAddress.getHostName", () -> InetAddress.getByAddress(ELSEWHERE).getHostName());
    deeds.put("InetAddress.getLocalHost", () -> InetAddress.getLocalHost());
  }

  private void requests() {
    URI refused = URI.create("http://127.0.0.1:" + (port + 1) + "/");
    URI sentOn = URI.create("http://127.0.0.1:" + port + "/");
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    deeds.put("HttpURLConnection", () -> closed(refused.toURL().openStream()));
    deeds.put("HttpClient.send", () -> client.send(request(refused), BodyHandlers.ofString()));
    deeds.put(
        "HttpClient.sendAsync",
        () -> client.sendAsync(request(refused), BodyHandlers.ofString()).get());
    deeds.put("HttpClient redirected", () -> client.send(request(sentOn), BodyHandlers.ofString()));
  }

  private void powers() {
    String url = "jdbc:h2:mem:it";
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    deeds.put("DriverManager", () -> closed(DriverManager.getConnection(url)));
    deeds.put("DataSource", () -> closed(source.getConnection()));
    String select = "jdbc:h2:mem:select";
    deeds.put("Statement", () -> created(select));
    deeds.put("ProcessBuilder", () -> new ProcessBuilder("/usr/bin/touch", "" + fresh).start());
    deeds.put("Runtime.exec", () -> Runtime.getRuntime().exec(new String[] {"/usr/bin/true"}));
    deeds.put("System.loadLibrary", () -> none(() -> System.loadLibrary("rmi")));
    deeds.put("System.exit", () -> none(() -> System.exit(3)));
    deeds.put("System.setProperty", () -> System.setProperty("a", "b"));
    deeds.put("System.console", () -> System.console());
    deeds.put(
        "privateLookupIn", () -> MethodHandles.privateLookupIn(HARNESS, MethodHandles.lookup()));
  }

  private static Object created(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.createStatement().executeUpdate("create table made (a int)");
    }
  }

  private static InetAddress loopback() throws Exception {
    return InetAddress.getByAddress(LOOPBACK);
  }

  private static InetSocketAddress address(int port) throws Exception {
    return new InetSocketAddress(loopback(), port);
  }

  private static void send(DatagramSocket socket) throws Exception {
    try (socket) {
      socket.send(new DatagramPacket(new byte[1], 1, loopback(), 9));
    }
  }

  private static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static String closed(AutoCloseable opened) throws Exception {
    opened.close();
    return "opened";
  }

  private interface Action {
    void run() throws Exception;
  }

  private static @Nullable Object none(Action action) throws Exception {
    action.run();
    return "done";
  }
}
