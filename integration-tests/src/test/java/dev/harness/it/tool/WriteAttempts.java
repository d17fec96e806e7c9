package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.fills;
import static dev.harness.it.attempt.Effects.removes;

import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Files and folders made, changed, moved and removed. */
final class WriteAttempts {
  private static final String FILE = "secret.txt";
  private static final String NEW = "new";
  private static final FileTime NOW = FileTime.fromMillis(1_600_000_000_000L);

  private WriteAttempts() {}

  static void addTo(Attempts all) {
    making(all);
    changing(all);
    attributes(all);
    moving(all);
    linking(all);
  }

  private static void making(Attempts all) {
    all.add("write: FileOutputStream", creates(NEW), w -> new FileOutputStream(w.text(NEW)));
    all.add("write: FileWriter", creates(NEW), w -> new FileWriter(w.text(NEW)));
    all.add("write: PrintWriter", creates(NEW), w -> new PrintWriter(w.text(NEW)));
    all.add("write: Formatter", creates(NEW), w -> new java.util.Formatter(w.text(NEW)));
    all.add("write: RandomAccessFile", creates(NEW), w -> new RandomAccessFile(w.text(NEW), "rw"));
    all.add("write: Files.writeString", creates(NEW), w -> Files.writeString(w.path(NEW), "x"));
    all.add("write: Files.newOutputStream", creates(NEW), w -> Files.newOutputStream(w.path(NEW)));
    all.add("write: Files.createFile", creates(NEW), w -> Files.createFile(w.path(NEW)));
    all.add("write: Files.createDirectory", creates(NEW), w -> Files.createDirectory(w.path(NEW)));
    all.add(
        "write: Files.createDirectories",
        creates(NEW),
        w -> Files.createDirectories(w.path(NEW + "/a/b")));
    all.add("write: File.createNewFile", creates(NEW), w -> new File(w.text(NEW)).createNewFile());
    all.add("write: File.mkdir", creates(NEW), w -> new File(w.text(NEW)).mkdir());
    all.add("write: File.mkdirs", creates(NEW), w -> new File(w.text(NEW + "/a")).mkdirs());
    all.add(
        "write: FileChannel.open",
        creates(NEW),
        w -> FileChannel.open(w.path(NEW), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    all.add(
        "write: AsynchronousFileChannel",
        creates(NEW),
        w ->
            AsynchronousFileChannel.open(
                w.path(NEW), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    all.add(
        "write: File.createTempFile",
        fills("sub"),
        w -> File.createTempFile("made", ".tmp", new File(w.text("sub"))));
    all.add(
        "write: Files.createTempFile",
        fills("sub"),
        w -> Files.createTempFile(w.path("sub"), "x", "y"));
    all.add(
        "write: new zip file system",
        creates("new.zip"),
        w -> {
          FileSystems.newFileSystem(w.path("new.zip"), Map.of("create", "true")).close();
          return null;
        });
    all.add(
        "write: FileHandler",
        creates("log"),
        w -> {
          new java.util.logging.FileHandler(w.text("log")).close();
          return null;
        });
    all.add(
        "write: Files.copy from a stream",
        creates(NEW),
        w -> Files.copy(new java.io.ByteArrayInputStream(new byte[1]), w.path(NEW)));
    all.add(
        "write: through a dangling link",
        creates("sub/made"),
        w -> {
          Files.createSymbolicLink(w.path("dangling"), w.path("sub/made"));
          return Files.writeString(w.path("dangling"), "x");
        });
  }

  private static void changing(Attempts all) {
    all.add(
        "write: truncate by FileOutputStream",
        changes(FILE),
        w -> new FileOutputStream(w.text(FILE)));
    all.add(
        "write: append",
        changes(FILE),
        w -> {
          new FileOutputStream(w.text(FILE), true).write(1);
          return null;
        });
    all.add("write: through a link", changes(FILE), w -> Files.writeString(w.path("link"), "x"));
    all.add(
        "write: FileChannel.truncate",
        changes(FILE),
        w -> FileChannel.open(w.path(FILE), StandardOpenOption.WRITE).truncate(1));
    all.add(
        "write: TRUNCATE_EXISTING",
        changes(FILE),
        w ->
            Files.newByteChannel(
                w.path(FILE), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    all.add(
        "write: writable memory map",
        changes(FILE),
        w -> {
          FileChannel channel =
              FileChannel.open(w.path(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE);
          ByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2).put((byte) 'x');
          channel.force(true);
          return map;
        });
    all.add(
        "write: DELETE_ON_CLOSE",
        removes(FILE),
        w -> {
          Files.newByteChannel(
                  w.path(FILE), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)
              .close();
          return null;
        });
  }

  private static void attributes(Attempts all) {
    all.add(
        "write: File.setLastModified",
        changes(FILE),
        w -> new File(w.text(FILE)).setLastModified(9_000));
    all.add("write: File.setReadOnly", changes(FILE), w -> new File(w.text(FILE)).setReadOnly());
    all.add(
        "write: File.setWritable",
        changes(FILE),
        w -> new File(w.text(FILE)).setWritable(false, false));
    all.add(
        "write: File.setReadable",
        changes(FILE),
        w -> new File(w.text(FILE)).setReadable(false, false));
    all.add(
        "write: File.setExecutable",
        changes(FILE),
        w -> new File(w.text(FILE)).setExecutable(true, false));
    all.add(
        "write: Files.setLastModifiedTime",
        changes(FILE),
        w -> Files.setLastModifiedTime(w.path(FILE), NOW));
    all.add(
        "write: Files.setAttribute",
        changes(FILE),
        w -> Files.setAttribute(w.path(FILE), "lastModifiedTime", NOW));
    all.add(
        "write: Files.setPosixFilePermissions",
        changes(FILE),
        w ->
            Files.setPosixFilePermissions(
                w.path(FILE), PosixFilePermissions.fromString("rwx------")));
    all.add(
        "write: BasicFileAttributeView.setTimes",
        changes(FILE),
        w -> {
          Files.getFileAttributeView(w.path(FILE), BasicFileAttributeView.class)
              .setTimes(NOW, null, null);
          return null;
        });
  }

  private static void moving(Attempts all) {
    all.add("write: File.delete", removes(FILE), w -> new File(w.text(FILE)).delete());
    all.add(
        "write: delete an empty folder", removes("empty"), w -> new File(w.text("empty")).delete());
    all.add(
        "write: Files.delete",
        removes(FILE),
        w -> {
          Files.delete(w.path(FILE));
          return null;
        });
    all.add("write: Files.deleteIfExists", removes(FILE), w -> Files.deleteIfExists(w.path(FILE)));
    all.add(
        "write: File.renameTo",
        creates(NEW),
        w -> new File(w.text(FILE)).renameTo(new File(w.text(NEW))));
    all.add("write: Files.move", creates(NEW), w -> Files.move(w.path(FILE), w.path(NEW)));
    all.add(
        "write: atomic move",
        creates(NEW),
        w -> Files.move(w.path(FILE), w.path(NEW), StandardCopyOption.ATOMIC_MOVE));
    all.add("write: Files.copy", creates(NEW), w -> Files.copy(w.path(FILE), w.path(NEW)));
  }

  private static void linking(Attempts all) {
    all.add("write: hard link", creates(NEW), w -> Files.createLink(w.path(NEW), w.path(FILE)));
    all.add(
        "write: symbolic link",
        creates(NEW),
        w -> Files.createSymbolicLink(w.path(NEW), w.path(FILE)));
    all.add(
        "write: relative symbolic link",
        creates(NEW),
        w -> Files.createSymbolicLink(w.path(NEW), java.nio.file.Path.of(FILE)));
  }
}
