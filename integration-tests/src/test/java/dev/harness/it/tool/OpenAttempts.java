package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;

/** Further ways to open the same file: modes, maps, trees, and what URLs stand for. */
final class OpenAttempts {
  private static final String FILE = "secret.txt";
  private static final String JAR = "archive.jar";

  private OpenAttempts() {}

  static void addTo(Attempts all) {
    modes(all);
    whole(all);
    trees(all);
    urls(all);
  }

  private static void modes(Attempts all) {
    for (String mode : new String[] {"rw", "rws", "rwd"}) {
      all.add("write: random access " + mode, creates("new"), w -> random(w.text("new"), mode));
      all.add(
          "write: random access " + mode + " that only reads",
          leaks(),
          w -> random(w.text(FILE), mode).readLine());
    }
    all.add("write: map by random access", changes(FILE), OpenAttempts::map);
    if (Runtime.version().feature() >= 22) {
      all.add("write: map of a segment", changes(FILE), OpenAttempts::segment);
    }
    all.add(
        "write: channel of a stream that appends",
        changes(FILE),
        w ->
            new java.io.FileOutputStream(w.text(FILE), true)
                .getChannel()
                .write(UTF_8.encode("more")));
  }

  private static void whole(Attempts all) {
    all.add("read: Files.readAllLines", leaks(), w -> Files.readAllLines(w.path(FILE)));
    all.add(
        "read: mismatch with a file of one's own",
        affirms(),
        w -> Files.mismatch(w.path("open/own.txt"), w.path(FILE)) == 0);
    all.add(
        "read: mismatch from the other side",
        affirms(),
        w -> Files.mismatch(w.path(FILE), w.path("open/own.txt")) == 0);
    all.add(
        "read: transfer between channels",
        leaks(),
        w -> {
          Path copy = w.path("open/copy");
          try (FileChannel from = FileChannel.open(w.path(FILE));
              FileChannel to =
                  FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            from.transferTo(0, from.size(), to);
          }
          return Files.readString(copy);
        });
  }

  private static void trees(Attempts all) {
    all.add("metadata: Files.walkFileTree", leaks(), w -> visited(w.path("sub")));
    all.add(
        "metadata: File.listFiles with a filter",
        leaks(),
        w -> Arrays.toString(new File(w.text("sub")).listFiles(file -> true)));
    all.add(
        "metadata: names by a pattern",
        leaks(),
        w -> {
          try (var names = Files.newDirectoryStream(w.path("sub"), World.SECRET + "*")) {
            return names.iterator().next();
          }
        });
    all.add("metadata: unix:*", answers(), w -> Files.readAttributes(w.path(FILE), "unix:*"));
    all.add("metadata: Files.isWritable", affirms(), w -> Files.isWritable(w.path(FILE)));
    all.add("metadata: Files.notExists", affirms(), w -> !Files.notExists(w.path(FILE)));
    all.add("metadata: File.canExecute", affirms(), w -> new File(w.text("sub")).canExecute());
    all.add(
        "metadata: File.getFreeSpace", affirms(), w -> new File(w.text(FILE)).getFreeSpace() > 0);
  }

  private static void urls(Attempts all) {
    all.add(
        "metadata: time of a file URL",
        affirms(),
        w -> new URL("file:" + w.text(FILE)).openConnection().getLastModified() > 0);
    all.add(
        "metadata: length of a file URL",
        affirms(),
        w -> new URL("file:" + w.text(FILE)).openConnection().getContentLengthLong() > 0);
    all.add(
        "metadata: entries of an archive URL",
        affirms(),
        w -> ((JarURLConnection) archive(w).openConnection()).getJarFile().size() > 0);
    all.add(
        "metadata: length of an archive's entry",
        affirms(),
        w -> archive(w).openConnection().getContentLengthLong() > 0);
    all.add(
        "read: mounted archive by URI",
        leaks(),
        w -> {
          try (FileSystem zip =
              FileSystems.newFileSystem(URI.create("jar:file:" + w.text(JAR)), Map.of())) {
            return Files.readString(zip.getPath("entry.txt"));
          }
        });
    all.add(
        "write: new archive by URI",
        creates("new.zip"),
        w -> {
          URI uri = URI.create("jar:file:" + w.text("new.zip"));
          try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            return Files.writeString(zip.getPath("x"), "x");
          }
        });
  }

  private static URL archive(World world) throws IOException {
    return new URL("jar:file:" + world.text(JAR) + "!/entry.txt");
  }

  private static RandomAccessFile random(String path, String mode) throws IOException {
    return new RandomAccessFile(path, mode);
  }

  private static Object map(World world) throws IOException {
    try (RandomAccessFile file = random(world.text(FILE), "rw")) {
      return file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 4).put((byte) 'x');
    }
  }

  /** {@code channel.map(READ_WRITE, 0, 64, Arena.global())}, which 17 does not have. */
  private static Object segment(World world) throws Exception {
    Class<?> arena = Class.forName("java.lang.foreign.Arena");
    try (FileChannel channel =
        FileChannel.open(world.path(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return FileChannel.class
          .getMethod("map", FileChannel.MapMode.class, long.class, long.class, arena)
          .invoke(
              channel,
              FileChannel.MapMode.READ_WRITE,
              0L,
              64L,
              arena.getMethod("global").invoke(null));
    }
  }

  private static Object visited(Path folder) throws IOException {
    StringBuilder names = new StringBuilder();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            names.append(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }
}
