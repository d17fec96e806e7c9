package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.removes;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Names that mean something else than they say; a neighbour may use the folder {@code open}. */
final class PathAttempts {
  private PathAttempts() {}

  static void addTo(Attempts all) {
    links(all);
    spellings(all);
    kernel(all);
    all.open("Hard links", "path: hard link", leaks(), w -> Files.readString(w.path("open/hard")));
  }

  private static void links(Attempts all) {
    for (String name :
        new String[] {"link", "absolute", "chain", "up/secret.txt", "up/open/link"}) {
      all.add("path: read " + name, leaks(), w -> Files.readString(w.path("open/" + name)));
      all.add(
          "path: stream " + name,
          leaks(),
          w -> ReadAttempts.all(new FileInputStream(w.text("open/" + name))));
      all.add("path: size of " + name, affirms(), w -> Files.size(w.path("open/" + name)) > 0);
      all.add(
          "path: File.length of " + name,
          affirms(),
          w -> new File(w.text("open/" + name)).length() > 0);
      all.add(
          "path: write " + name,
          changes("secret.txt"),
          w -> Files.writeString(w.path("open/" + name), "x"));
      all.add(
          "path: time of " + name,
          changes("secret.txt"),
          w -> new File(w.text("open/" + name)).setLastModified(0));
      all.add(
          "path: canonical " + name,
          affirms(),
          w -> new File(w.text("open/" + name)).getCanonicalPath().endsWith("secret.txt"));
    }
    all.add("path: list a linked folder", leaks(), w -> Files.list(w.path("open/folder")).toList());
    all.add(
        "path: walk links",
        leaks(),
        w ->
            Files.walk(w.path("open/folder"), FileVisitOption.FOLLOW_LINKS)
                .filter(p -> p.endsWith(World.SECRET))
                .toList());
    all.add(
        "path: create in a linked folder",
        creates("sub/new"),
        w -> Files.createFile(w.path("open/folder/new")));
    all.add(
        "path: delete in a linked folder",
        removes("sub/" + World.SECRET),
        w ->
            Files.walk(w.path("open/folder/" + World.SECRET))
                .map(p -> p.toFile().delete())
                .toList());
    all.add(
        "path: create through a dangling link",
        creates("new"),
        w -> Files.newOutputStream(w.path("open/dangling")));
    all.add(
        "path: File through a dangling link",
        creates("new"),
        w -> new RandomAccessFile(w.text("open/dangling"), "rw"));
    all.add("path: link out", leaks(), PathAttempts::linkOut);
    all.add(
        "path: hard link out",
        leaks(),
        w -> Files.readString(Files.createLink(w.path("open/second"), w.path("secret.txt"))));
    all.add(
        "path: move out",
        creates("moved"),
        w -> Files.move(w.path("open/own.txt"), w.path("moved")));
    all.add(
        "path: move in",
        leaks(),
        w -> Files.readString(Files.move(w.path("secret.txt"), w.path("open/taken"))));
    all.add(
        "path: copy in",
        leaks(),
        w -> Files.readString(Files.copy(w.path("secret.txt"), w.path("open/copy"))));
    all.add(
        "path: copy a link's target",
        leaks(),
        w -> Files.readString(Files.copy(w.path("open/link"), w.path("open/copy"))));
    all.add("path: rename a folder over it", leaks(), PathAttempts::renamedFolder);
  }

  private static void spellings(Attempts all) {
    all.add("path: ..", leaks(), w -> Files.readString(Path.of(w.text("open") + "/../secret.txt")));
    all.add(
        "path: .. twice",
        leaks(),
        w -> Files.readString(Path.of(w.text("open") + "/x/../../secret.txt").normalize()));
    all.add(
        "path: File ..",
        leaks(),
        w -> ReadAttempts.all(new FileInputStream(w.text("open") + "//./..//secret.txt")));
    all.add(
        "path: Path of a URI",
        leaks(),
        w ->
            Files.readString(Path.of(URI.create("file:" + w.text("open") + "/%2e%2e/secret.txt"))));
    all.add(
        "path: File of a URI",
        leaks(),
        w ->
            ReadAttempts.all(
                new FileInputStream(
                    new File(URI.create("file:" + w.text("open") + "/..%2fsecret.txt")))));
    all.add(
        "path: URL",
        leaks(),
        w ->
            ReadAttempts.all(
                new URL("file:" + w.text("open") + "/%2e%2e/secret.txt").openStream()));
    all.add(
        "path: resolve", leaks(), w -> Files.readString(w.path("open").resolve("../secret.txt")));
    all.add(
        "path: archive in a folder above",
        leaks(),
        w -> archive(w.text("open") + "/../archive.jar"));
  }

  private static void kernel(Attempts all) {
    all.never(
        "path: /proc/self/root",
        leaks(),
        w -> Files.readString(Path.of("/proc/self/root" + w.text("secret.txt"))));
    all.never(
        "path: /proc/thread-self/root",
        leaks(),
        w ->
            ReadAttempts.all(new FileInputStream("/proc/thread-self/root" + w.text("secret.txt"))));
    all.never(
        "path: /proc/PID/root",
        leaks(),
        w ->
            Files.readString(
                Path.of(
                    "/proc/" + ProcessHandle.current().pid() + "/root" + w.text("secret.txt"))));
    all.never("path: a link to /proc", leaks(), PathAttempts::linkToProc);
    all.never("path: environ", answers(), w -> Files.readAllBytes(Path.of("/proc/self/environ")));
    all.never(
        "path: command line", answers(), w -> Files.readString(Path.of("/proc/self/cmdline")));
    all.never("path: memory", answers(), w -> new RandomAccessFile("/proc/self/mem", "r"));
    all.never("path: descriptors", leaks(), PathAttempts::descriptors);
    all.never(
        "path: /dev/fd",
        answers(),
        w -> Files.list(Path.of("/dev/fd")).collect(Collectors.toList()));
    all.never("path: /sys", answers(), w -> Files.list(Path.of("/sys")).toList());
    all.never("path: root folder", answers(), w -> new File("/").list());
    all.never("path: passwords", answers(), w -> Files.readString(Path.of("/etc/passwd")));
  }

  private static Object linkOut(World world) throws IOException {
    Files.createSymbolicLink(world.path("open/out"), world.path("secret.txt"));
    return Files.readString(world.path("open/out"));
  }

  /** A link that is harmless where it is made, and not where its folder goes. */
  private static Object renamedFolder(World world) throws IOException {
    Files.createDirectories(world.path("open/a/b"));
    Files.writeString(world.path("open/secret.txt"), "own");
    Files.createSymbolicLink(world.path("open/a/b/l"), Path.of("../../secret.txt"));
    Files.move(world.path("open/a/b"), world.path("open/b"));
    return Files.readString(world.path("open/b/l"));
  }

  private static Object linkToProc(World world) throws IOException {
    Files.createSymbolicLink(world.path("open/proc"), Path.of("/proc/self/root"));
    return Files.readString(Path.of(world.text("open/proc") + world.text("secret.txt")));
  }

  private static Object descriptors(World world) throws IOException {
    StringBuilder found = new StringBuilder();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path path : open) {
        if (String.valueOf(Files.readSymbolicLink(path)).endsWith("kept-open.txt")) {
          found.append(Files.readString(path));
        }
      }
    }
    return found;
  }

  private static Object archive(String path) throws IOException {
    return archive(new File(path));
  }

  static Object archive(File file) throws IOException {
    try (ZipFile zip = new ZipFile(file);
        Stream<?> entries = zip.stream()) {
      return entries.count() > 0 ? World.SECRET : "";
    }
  }
}
