package dev.harness.it.attempt;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Provider;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What attempts are made on: a folder with a secret, and servers on fixed ports of loopback. */
public final class World {
  /** What must not leak. */
  public static final String SECRET = "the-secret";

  private static final String PICTURE = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private final Path folder;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
  private final OpenLoader loader = new OpenLoader();
  private final URLClassLoader plugins = new URLClassLoader(new URL[0]);
  private final List<Closeable> open = new ArrayList<>();
  private final WorldServers servers;
  private final EchoServer echo;
  private final HostDefaults defaults;
  private final Gallery gallery = new Gallery();
  private final ThreadGroup group = new ThreadGroup("idle");
  private final Provider provider = new Idle();
  private boolean denied;

  private static final class Idle extends Provider {
    private static final long serialVersionUID = 1;

    Idle() {
      super("it-idle", "1", "nothing");
    }
  }

  private final Thread host =
      new Thread(
          () -> {
            while (true) {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                // Somebody who may do so woke it.
              }
            }
          });

  private final WorldDatabase database;

  private World(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.servers = new WorldServers(port, redirectPort(), socket());
    this.echo = new EchoServer(port + 3);
    this.defaults = new HostDefaults(registryPort());
    try {
      this.database = new WorldDatabase();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The host has a secret open, whose file is gone from all grants. */
  private void keepOpen() throws IOException {
    Path kept = Files.writeString(folder.resolveSibling("kept-open.txt"), SECRET);
    open.add(Files.newInputStream(kept));
  }

  /** Starts the servers; {@code folder} is emptied before each attempt. */
  static World open(Path folder, int port) throws IOException {
    World world = new World(folder, port);
    world.keepOpen();
    world.host.setDaemon(true);
    world.host.start();
    world.servers.start();
    return world;
  }

  /** Makes everything as it was. */
  void reset() throws IOException {
    clear(folder);
    Files.createDirectories(folder.resolve("sub"));
    Files.createDirectories(folder.resolve("empty"));
    open();
    Files.writeString(path("secret.txt"), SECRET);
    Files.writeString(path("sub/" + SECRET), "x");
    Files.createSymbolicLink(path("link"), path("secret.txt"));
    Files.createLink(path("open/hard"), path("secret.txt"));
    Files.writeString(path("doc.xml"), "<s>" + SECRET + "</s>");
    Files.copy(Path.of(System.getProperty("java.home"), "lib", "libverify.so"), path("library.so"));
    Files.writeString(path("settings.jfc"), "<configuration version='2.0' label='x'/>");
    Files.write(path("picture.gif"), Base64.getDecoder().decode(PICTURE));
    Files.createDirectories(path("album"));
    Files.copy(path("picture.gif"), path("album/picture.gif"));
    Files.writeString(path("album/log.0"), "x");
    Files.writeString(path("album/log.0.lck"), "x");
    Archives.jar(path("archive.jar"), "entry.txt", SECRET);
    image();
    Files.setPosixFilePermissions(path("secret.txt"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(path("secret.txt"), LONG_AGO);
    servers.forget();
    echo.forget();
    defaults.reset();
    denied = false;
    try {
      database.reset();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Something like a JDK, whose image is a folder. */
  private void image() throws IOException {
    Files.createDirectories(path("jdk/lib"));
    Files.createDirectories(path("jdk/modules/java.base"));
    Path reader = Path.of(System.getProperty("java.home"), "lib", "jrt-fs.jar");
    Files.copy(reader, path("jdk/lib/jrt-fs.jar"));
    Files.writeString(path("jdk/modules/java.base/secret.txt"), SECRET);
  }

  /** A folder with ways out of it, in which a neighbour may do as it likes. */
  private void open() throws IOException {
    Files.createDirectories(path("open"));
    Files.createSymbolicLink(path("open/link"), Path.of("../secret.txt"));
    Files.createSymbolicLink(path("open/absolute"), path("secret.txt"));
    Files.createSymbolicLink(path("open/chain"), Path.of("link"));
    Files.createSymbolicLink(path("open/folder"), path("sub"));
    Files.createSymbolicLink(path("open/album"), path("album"));
    Files.createSymbolicLink(path("open/up"), Path.of(".."));
    Files.createSymbolicLink(path("open/dangling"), path("new"));
    Files.createSymbolicLink(path("open/socket"), socket());
    Files.writeString(path("open/own.txt"), "own");
    Archives.link(path("open/links.tar"), "unpacked", "../secret.txt");
    Archives.zippedLink(path("open/links.zip"), "unzipped", "../secret.txt");
    Archives.fifo(path("open/fifo.tar"), "fifo");
    Archives.noText(path("open/bytes.tar"), SECRET, "../secret.txt");
    for (String name : List.of("open.txt", "OPEN/secret", "cafe\u0301/secret")) {
      Files.createDirectories(path("alike/" + name).getParent());
      Files.writeString(path("alike/" + name), SECRET);
    }
  }

  /** A database that the host keeps open. */
  public WorldDatabase database() {
    return database;
  }

  /** A Unix socket on which the host listens. */
  public Path socket() {
    return folder.resolveSibling("world.sock");
  }

  /** Port of a server that sends every request on to the one on {@link #port()}. */
  public int redirectPort() {
    return port + 2;
  }

  /** Port of the host's registry of remote objects, to which it is connected. */
  public int registryPort() {
    return port + 4;
  }

  /** A server that everybody may ask. */
  public EchoServer echo() {
    return echo;
  }

  /** Looks at pictures. */
  public Gallery gallery() {
    return gallery;
  }

  /** A path in the folder. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** The same as text. */
  public String text(String name) {
    return path(name).toString();
  }

  /** Port of the TCP and of the UDP server on loopback. */
  public int port() {
    return port;
  }

  /** A port where nobody listens, covered by the grant. */
  public int freePort() {
    return port + 1;
  }

  /** A client of the host, which follows redirects. */
  public HttpClient client() {
    return client;
  }

  /** The loader by which the host has its plug-ins. */
  public URLClassLoader plugins() {
    return plugins;
  }

  /** A loader of the host that takes code from everyone. */
  public OpenLoader loader() {
    return loader;
  }

  /** The host loads a class file that it has from a tool. */
  Class<?> load(@org.jspecify.annotations.Nullable String name, byte[] file) {
    return new OpenLoader().define(name, file, null);
  }

  /** A thread of the host, asleep. */
  public Thread thread() {
    return host;
  }

  /** A group of the host's in which nothing runs. */
  public ThreadGroup group() {
    return group;
  }

  /** A security provider of the host's, which nobody uses. */
  public Provider provider() {
    return provider;
  }

  boolean isUntouched(String name) throws IOException {
    Path path = path(name);
    return Files.exists(path)
        && Files.readString(path).equals(SECRET)
        && Files.getLastModifiedTime(path).equals(LONG_AGO)
        && PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals("rw-r--r--");
  }

  /** Whether a server was reached; calls that do not wait for their effect get some time. */
  boolean reached() throws Exception {
    return denied ? servers.wereReached() : servers.areReached();
  }

  /** The attempt came back with a denial: nothing more is to come from it. */
  void denied() {
    denied = true;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }
}
