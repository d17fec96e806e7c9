package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leavesAll;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;

/**
 * Names with a NUL, at which native code stops reading. The JDK takes nearly none of them, whether
 * there is a harness or not: these attempts keep it so.
 */
final class NulAttempts {
  /** What a neighbour may use is {@code secret.txt.old}. */
  private static final String REST = "\0.old";

  private NulAttempts() {}

  static void addTo(Attempts all) {
    files(all);
    paths(all);
    others(all);
  }

  private static void files(Attempts all) {
    refused(all, "FileInputStream", w -> read(new FileInputStream(w.text("secret.txt") + REST)));
    refused(
        all,
        "FileInputStream of a File",
        w -> read(new FileInputStream(new File(w.text("secret.txt") + REST))));
    refused(
        all,
        "RandomAccessFile",
        w -> new RandomAccessFile(w.text("secret.txt") + REST, "r").readLine());
    refused(all, "FileOutputStream", w -> new FileOutputStream(w.text("secret.txt") + REST));
    refused(all, "File.length", w -> new File(w.text("secret.txt") + REST).length() == 0);
    refused(all, "File.exists", w -> !new File(w.text("secret.txt") + REST).exists());
    refused(all, "File.delete", w -> !new File(w.text("secret.txt") + REST).delete());
    refused(all, "File.list", w -> new File(w.text("sub") + REST).list());
    refused(
        all,
        "File.renameTo",
        w -> !new File(w.text("secret.txt") + REST).renameTo(w.path("open/x").toFile()));
    refused(
        all,
        "File.renameTo, goal",
        w -> !w.path("open/own.txt").toFile().renameTo(new File(w.text("secret.txt") + REST)));
    refused(all, "ZipFile", w -> new ZipFile(w.text("archive.jar") + REST));
    refused(
        all,
        "file URL",
        w -> read(new URL("file:" + w.text("secret.txt") + "%00.old").openStream()));
  }

  private static void paths(Attempts all) {
    refused(all, "Path.of", w -> Path.of(w.text("secret.txt") + REST));
    refused(all, "Path.resolve", w -> Files.readString(w.path("open").resolve("../secret.txt\0")));
    refused(
        all,
        "Path of a URI",
        w -> Files.readString(Path.of(URI.create("file:" + w.text("secret.txt") + "%00.old"))));
    refused(all, "temporary file", w -> Files.createTempFile(w.path("open"), "../new\0", ""));
    refused(
        all, "Unix socket", w -> SocketChannel.open(UnixDomainSocketAddress.of(w.socket() + REST)));
  }

  /** Where the JDK, or a driver, does not look. */
  private static void others(Attempts all) {
    all.never(
        "process: NUL in the folder",
        creates("new"),
        w ->
            new ProcessBuilder("/usr/bin/touch", w.text("new"))
                .directory(new File(w.text("open") + REST))
                .start()
                .waitFor());
    all.never("embedded: NUL in a URL of SQLite", creates("new"), w -> sqlite(w.text("new")));
    refused(
        all,
        "program",
        w -> new ProcessBuilder("/usr/bin/touch\0x", w.text("new")).start().waitFor());
    refused(
        all,
        "argument of a program",
        w -> new ProcessBuilder("/usr/bin/touch", w.text("new") + REST).start().waitFor());
    refused(all, "H2 URL", w -> DriverManager.getConnection("jdbc:h2:" + w.text("new") + REST));
  }

  private static Object sqlite(String path) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path + REST);
        var statement = connection.createStatement()) {
      return statement.execute("create table t (a int)");
    }
  }

  private static String read(java.io.InputStream in) throws Exception {
    return ReadAttempts.all(in);
  }

  private interface Use {
    Object on(World world) throws Exception;
  }

  /** Nothing is got, made or changed; that it says so by an exception or by an answer is equal. */
  private static void refused(Attempts all, String name, Use use) {
    all.always("path: NUL in " + name, leavesAll(), w -> isRefused(() -> use.on(w)));
  }

  private static boolean isRefused(Callable<?> use) {
    Object got;
    try {
      got = use.call();
    } catch (Exception e) {
      got = null;
    }
    return got == null || Boolean.TRUE.equals(got);
  }
}
