package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.leaks;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Content of files. */
final class ReadAttempts {
  private static final String FILE = "secret.txt";

  private ReadAttempts() {}

  static void addTo(Attempts all) {
    streams(all);
    channels(all);
    archives(all);
    indirect(all);
  }

  private static void streams(Attempts all) {
    all.add("read: FileInputStream", leaks(), w -> all(new FileInputStream(w.text(FILE))));
    all.add(
        "read: FileInputStream(File)",
        leaks(),
        w -> all(new FileInputStream(new File(w.text(FILE)))));
    all.add(
        "read: FileReader",
        leaks(),
        w -> new BufferedReader(new FileReader(w.text(FILE))).readLine());
    all.add("read: Scanner", leaks(), w -> new Scanner(w.path(FILE)).nextLine());
    all.add("read: Scanner(File)", leaks(), w -> new Scanner(new File(w.text(FILE))).nextLine());
    all.add("read: Files.readString", leaks(), w -> Files.readString(w.path(FILE)));
    all.add(
        "read: Files.readAllBytes",
        leaks(),
        w -> new String(Files.readAllBytes(w.path(FILE)), UTF_8));
    all.add("read: Files.lines", leaks(), w -> Files.lines(w.path(FILE)).toList());
    all.add("read: Files.newInputStream", leaks(), w -> all(Files.newInputStream(w.path(FILE))));
    all.add(
        "read: Files.newBufferedReader",
        leaks(),
        w -> Files.newBufferedReader(w.path(FILE)).readLine());
    all.add(
        "read: RandomAccessFile", leaks(), w -> new RandomAccessFile(w.text(FILE), "r").readLine());
  }

  private static void channels(Attempts all) {
    all.add("read: FileChannel.open", leaks(), w -> channel(FileChannel.open(w.path(FILE))));
    all.add(
        "read: Files.newByteChannel",
        leaks(),
        w -> {
          ByteBuffer bytes = ByteBuffer.allocate(64);
          Files.newByteChannel(w.path(FILE)).read(bytes);
          return text(bytes);
        });
    all.add(
        "read: memory map",
        leaks(),
        w -> {
          FileChannel channel = FileChannel.open(w.path(FILE));
          ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
          return UTF_8.decode(map).toString();
        });
    all.add(
        "read: AsynchronousFileChannel",
        leaks(),
        w -> {
          ByteBuffer bytes = ByteBuffer.allocate(64);
          AsynchronousFileChannel.open(w.path(FILE)).read(bytes, 0).get();
          return text(bytes);
        });
  }

  private static void archives(Attempts all) {
    String jar = "archive.jar";
    all.add(
        "read: ZipFile",
        leaks(),
        w -> {
          try (ZipFile zip = new ZipFile(w.text(jar))) {
            return all(zip.getInputStream(zip.getEntry("entry.txt")));
          }
        });
    all.add(
        "read: JarFile",
        leaks(),
        w -> {
          try (JarFile zip = new JarFile(w.text(jar))) {
            return all(zip.getInputStream(zip.getEntry("entry.txt")));
          }
        });
    all.add(
        "read: zip file system",
        leaks(),
        w -> {
          try (FileSystem zip = FileSystems.newFileSystem(w.path(jar), Map.of())) {
            return Files.readString(zip.getPath("entry.txt"));
          }
        });
    all.add(
        "read: jar URL",
        leaks(),
        w -> all(new URL("jar:file:" + w.text(jar) + "!/entry.txt").openStream()));
  }

  private static void indirect(Attempts all) {
    all.add("read: file URL", leaks(), w -> all(new URL("file:" + w.text(FILE)).openStream()));
    all.add(
        "read: percent-encoded file URL",
        leaks(),
        w -> all(new URL("file:" + w.text(FILE).replace("secret", "%73ecret")).openStream()));
    all.add("read: through a link", leaks(), w -> Files.readString(w.path("link")));
    all.add(
        "read: through .. of a folder", leaks(), w -> Files.readString(w.path("sub/../" + FILE)));
    all.add(
        "read: doubled slashes",
        leaks(),
        w -> all(new FileInputStream("/" + w.text(FILE).replace("/", "//"))));
    all.add(
        "read: relative path",
        leaks(),
        w -> {
          Path here = Path.of("").toAbsolutePath();
          return Files.readString(here.relativize(w.path(FILE)));
        });
    all.add(
        "read: relative File",
        leaks(),
        w -> {
          Path here = Path.of("").toAbsolutePath();
          return all(new FileInputStream(here.relativize(w.path(FILE)).toFile()));
        });
    all.add(
        "read: Files.copy to a stream",
        leaks(),
        w -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          Files.copy(w.path(FILE), out);
          return out.toString(UTF_8);
        });
    all.add(
        "read: a File that lies",
        leaks(),
        w -> all(new FileInputStream(new LyingFile(w.text(FILE)))));
    all.add("read: FileInputStream as superclass", leaks(), w -> all(new OwnStream(w.text(FILE))));
    all.add(
        "read: by reflection",
        leaks(),
        w -> Files.class.getMethod("readString", Path.class).invoke(null, w.path(FILE)));
    all.add(
        "read: by method handle",
        leaks(),
        w ->
            (String)
                java.lang.invoke.MethodHandles.publicLookup()
                    .findStatic(
                        Files.class,
                        "readString",
                        java.lang.invoke.MethodType.methodType(String.class, Path.class))
                    .invoke(w.path(FILE)));
  }

  /** A tool's stream whose constructor opens the file before its own body runs. */
  private static final class OwnStream extends FileInputStream {
    OwnStream(String name) throws java.io.FileNotFoundException {
      super(name);
    }
  }

  private static final class LyingFile extends File {
    private static final long serialVersionUID = 1L;

    LyingFile(String path) {
      super(path);
    }

    @Override
    public String getPath() {
      return new Throwable().getStackTrace()[1].getMethodName().equals("<init>")
          ? super.getPath()
          : "/dev/null";
    }
  }

  static String all(InputStream in) throws java.io.IOException {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String channel(FileChannel channel) throws java.io.IOException {
    try (channel) {
      ByteBuffer bytes = ByteBuffer.allocate(64);
      channel.read(bytes);
      return text(bytes);
    }
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.flip()).toString();
  }
}
