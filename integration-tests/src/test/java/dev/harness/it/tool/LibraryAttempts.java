package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.marks;
import static dev.harness.it.attempt.Effects.removes;

import dev.harness.it.attempt.World;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;

/** What other libraries of the JDK do with files and hosts for whoever asks. */
final class LibraryAttempts {
  private static final String FILE = "secret.txt";

  private LibraryAttempts() {}

  static void addTo(Attempts all) {
    reading(all);
    writing(all);
    attributes(all);
    tools(all);
    machine(all);
    nativeCode(all);
  }

  private static void reading(Attempts all) {
    all.add(
        "read: Files.mismatch",
        affirms(),
        w -> Files.mismatch(w.path(FILE), w.path("link")) == -1L);
    all.add(
        "read: body of a request",
        affirms(),
        w -> BodyPublishers.ofFile(w.path(FILE)).contentLength() > 0);
    all.add(
        "read: picture",
        affirms(),
        w -> new javax.swing.ImageIcon(w.text("picture.gif")).getIconWidth() == 1);
    all.add(
        "read: picture by URL",
        affirms(),
        w ->
            new javax.swing.ImageIcon(new URL("file:" + w.text("picture.gif"))).getIconWidth()
                == 1);
    all.add(
        "read: ImageIO",
        answers(),
        w -> javax.imageio.ImageIO.read(w.path("picture.gif").toFile()));
    all.add(
        "read: content of a URL",
        leaks(),
        w -> ReadAttempts.all((java.io.InputStream) new URL("file:" + w.text(FILE)).getContent()));
    all.add("read: key store", affirms(), w -> isParsed(w));
    all.add("read: own file system provider", leaks(), w -> OwnProvider.read(w.path(FILE)));
    all.add("read: asynchronous lock", answers(), w -> FileChannel.open(w.path(FILE)).size());
    if (Runtime.version().feature() >= 18) {
      all.add("read: file server", answers(), w -> fileServer(w.path("sub")));
    }
    all.add(
        "read: recording settings",
        answers(),
        w -> jdk.jfr.Configuration.create(w.path("settings.jfc")));
  }

  private static void writing(Attempts all) {
    all.add("write: deleteOnExit", answers(), w -> onExit(new File(w.text(FILE))));
    all.add("write: ZipFile that deletes", removes("archive.jar"), LibraryAttempts::zipThatDeletes);
    all.add("write: RandomAccessFile.setLength", changes(FILE), LibraryAttempts::shorten);
    all.add("write: options that change", changes(FILE), LibraryAttempts::changingOptions);
    all.add(
        "write: response to a file",
        creates("new"),
        w -> fetch(w, BodyHandlers.ofFile(w.path("new"))));
    all.add(
        "write: download to a folder",
        creates("download"),
        w ->
            fetch(
                w,
                BodyHandlers.ofFileDownload(
                    w.path(""), StandardOpenOption.CREATE, StandardOpenOption.WRITE)));
    all.add(
        "write: ImageIO",
        creates("new"),
        w ->
            javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(1, 1, 1), "gif", new File(w.text("new"))));
    all.add("write: PrintStream", creates("new"), w -> new PrintStream(w.text("new")));
    all.add("write: Properties", creates("new"), LibraryAttempts::properties);
  }

  private static void attributes(Attempts all) {
    all.add(
        "write: user attribute",
        marks(FILE),
        w -> Files.setAttribute(w.path(FILE), "user:it", ByteBuffer.wrap(new byte[] {1})));
    all.add(
        "write: hidden attribute",
        marks(FILE),
        w -> Files.setAttribute(w.path(FILE), "dos:hidden", true));
    all.add("write: mode", changes(FILE), w -> Files.setAttribute(w.path(FILE), "unix:mode", 0600));
    all.add(
        "write: owner", answers(), w -> Files.setOwner(w.path(FILE), Files.getOwner(w.path(FILE))));
    all.add(
        "read: user attributes",
        answers(),
        w -> Files.getFileAttributeView(w.path(FILE), UserDefinedFileAttributeView.class).list());
  }

  private static void tools(Attempts all) {
    all.add(
        "read: jar tool",
        creates("out.jar"),
        w -> tool("jar", "--create", "--file", w.text("out.jar"), "-C", w.text(""), FILE));
    all.add("read: compiler's arguments", leaks(), w -> tool("javac", "@" + w.text(FILE)));
  }

  private static void machine(Attempts all) {
    all.add(
        "inspect: account",
        answers(),
        w ->
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("root"));
    all.add(
        "inspect: group",
        answers(),
        w ->
            FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByGroupName("root"));
    all.add(
        "inspect: user", answers(), w -> new com.sun.security.auth.module.UnixSystem().getUid());
    all.add("inspect: own command line", answers(), w -> ProcessHandle.current().info().command());
    all.add("management: periodic event", answers(), LibraryAttempts::periodicEvent);
    all.add("management: threshold", answers(), LibraryAttempts::threshold);
  }

  private static void nativeCode(Attempts all) {
    all.add("native: System.load", answers(), w -> load(w.text("library.so")));
    all.add(
        "native: printers",
        answers(),
        w -> javax.print.PrintServiceLookup.lookupPrintServices(null, null));
    if (Runtime.version().feature() >= 22) {
      all.add("native: library look-up", answers(), w -> libraryLookup());
      all.add("native: call of a function", answers(), w -> Downcall.handle());
    }
  }

  private static Object load(String path) {
    System.load(path);
    return "loaded";
  }

  /** Looks up a library of C by name, with a class that 17 does not have. */
  private static Object libraryLookup() throws Exception {
    Class<?> arena = Class.forName("java.lang.foreign.Arena");
    return Class.forName("java.lang.foreign.SymbolLookup")
        .getMethod("libraryLookup", String.class, arena)
        .invoke(null, "libm.so.6", arena.getMethod("global").invoke(null));
  }

  private static Object onExit(File file) {
    file.deleteOnExit();
    return file;
  }

  private static Object zipThatDeletes(World world) throws Exception {
    new ZipFile(new File(world.text("archive.jar")), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE)
        .close();
    return world;
  }

  private static Object shorten(World world) throws Exception {
    try (var file = new java.io.RandomAccessFile(world.text(FILE), "rwd")) {
      file.setLength(0);
    }
    return world;
  }

  /** Another thread changes what is asked for, again and again. */
  private static Object changingOptions(World world) throws Exception {
    StandardOpenOption[] options = {StandardOpenOption.READ};
    Thread changer = new Thread(() -> change(options));
    changer.setDaemon(true);
    changer.start();
    for (int i = 0; i < 20_000 && Files.size(world.path(FILE)) > 1; i++) {
      try (FileChannel channel = FileChannel.open(world.path(FILE), options)) {
        channel.truncate(1);
      } catch (java.nio.channels.NonWritableChannelException e) {
        // Opened for reading this time.
      }
    }
    changer.interrupt();
    return world;
  }

  private static void change(StandardOpenOption[] options) {
    while (!Thread.currentThread().isInterrupted()) {
      options[0] = StandardOpenOption.WRITE;
      Thread.onSpinWait();
      options[0] = StandardOpenOption.READ;
    }
  }

  private static Object properties(World world) throws Exception {
    try (var out = Files.newOutputStream(world.path("new"))) {
      new java.util.Properties().store(out, "x");
    }
    return world;
  }

  private static <T> Object fetch(World world, BodyHandler<T> handler) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(LibraryNetworkAttempts.url(world))).build(), handler);
  }

  private static boolean isParsed(World world) throws Exception {
    try {
      java.security.KeyStore.getInstance(world.path(FILE).toFile(), new char[0]);
      return true;
    } catch (java.security.KeyStoreException e) {
      return String.valueOf(e.getMessage()).contains("nrecognized");
    }
  }

  private static Object fileServer(Path folder) throws Exception {
    return Class.forName("com.sun.net.httpserver.SimpleFileServer")
        .getMethod("createFileHandler", Path.class)
        .invoke(null, folder);
  }

  private static String tool(String name, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true);
    ToolProvider.findFirst(name).orElseThrow().run(print, print, arguments);
    return out.toString();
  }

  private static Object periodicEvent(World world) throws Exception {
    Runnable nothing = () -> {};
    jdk.jfr.FlightRecorder.addPeriodicEvent(Periodic.class, nothing);
    return jdk.jfr.FlightRecorder.removePeriodicEvent(nothing);
  }

  /** An event that is never committed. */
  static final class Periodic extends jdk.jfr.Event {}

  private static Object threshold(World world) {
    for (var pool : java.lang.management.ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.isUsageThresholdSupported()) {
        pool.setUsageThreshold(pool.getUsageThreshold());
        return pool;
      }
    }
    throw new IllegalStateException("no pool");
  }
}
