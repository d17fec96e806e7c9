package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.leaks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** What is there, and what is known of it. */
final class MetadataAttempts {
  private static final String FILE = "secret.txt";

  private MetadataAttempts() {}

  static void addTo(Attempts all) {
    file(all);
    listing(all);
    attributes(all);
  }

  private static void file(Attempts all) {
    all.add("metadata: File.exists", affirms(), w -> file(w.text(FILE)).exists());
    all.add("metadata: File.isFile", affirms(), w -> file(w.text(FILE)).isFile());
    all.add("metadata: File.isDirectory", affirms(), w -> file(w.text("sub")).isDirectory());
    all.add("metadata: File.length", affirms(), w -> file(w.text(FILE)).length() > 0);
    all.add("metadata: File.lastModified", affirms(), w -> file(w.text(FILE)).lastModified() > 0);
    all.add("metadata: File.canRead", affirms(), w -> file(w.text(FILE)).canRead());
    all.add("metadata: File.canWrite", affirms(), w -> file(w.text(FILE)).canWrite());
    all.add("metadata: File.isHidden", affirms(), w -> file(w.text(".hidden")).isHidden());
    all.add("metadata: File.getTotalSpace", affirms(), w -> file(w.text(FILE)).getTotalSpace() > 0);
    all.add(
        "metadata: File.getUsableSpace", affirms(), w -> file(w.text(FILE)).getUsableSpace() > 0);
    all.add(
        "metadata: File.getCanonicalPath",
        leaks(),
        w -> {
          String path = file(w.text("link")).getCanonicalPath();
          return path.endsWith(FILE) ? dev.harness.it.attempt.World.SECRET : path;
        });
  }

  private static void listing(Attempts all) {
    all.add("metadata: File.list", leaks(), w -> Arrays.toString(file(w.text("sub")).list()));
    all.add(
        "metadata: File.listFiles", leaks(), w -> Arrays.toString(file(w.text("sub")).listFiles()));
    all.add("metadata: Files.list", leaks(), w -> Files.list(w.path("sub")).toList());
    all.add("metadata: Files.walk", leaks(), w -> Files.walk(w.path("sub")).toList());
    all.add(
        "metadata: Files.find",
        leaks(),
        w -> Files.find(w.path("sub"), 1, (p, a) -> true).toList());
    all.add(
        "metadata: directory stream",
        leaks(),
        w -> {
          StringBuilder names = new StringBuilder();
          Files.newDirectoryStream(w.path("sub")).forEach(names::append);
          return names;
        });
    all.add(
        "metadata: file URL of a folder",
        leaks(),
        w -> ReadAttempts.all(new java.net.URL("file:" + w.text("sub") + "/").openStream()));
    all.add(
        "metadata: watch service",
        answers(),
        w ->
            w.path("sub")
                .register(
                    w.path("sub").getFileSystem().newWatchService(),
                    StandardWatchEventKinds.ENTRY_CREATE));
  }

  private static void attributes(Attempts all) {
    all.add("metadata: Files.exists", affirms(), w -> Files.exists(w.path(FILE)));
    all.add("metadata: Files.isRegularFile", affirms(), w -> Files.isRegularFile(w.path(FILE)));
    all.add("metadata: Files.isDirectory", affirms(), w -> Files.isDirectory(w.path("sub")));
    all.add("metadata: Files.isReadable", affirms(), w -> Files.isReadable(w.path(FILE)));
    all.add("metadata: Files.isSymbolicLink", affirms(), w -> Files.isSymbolicLink(w.path("link")));
    all.add(
        "metadata: Files.isSameFile",
        affirms(),
        w -> Files.isSameFile(w.path("link"), w.path(FILE)));
    all.add("metadata: Files.size", affirms(), w -> Files.size(w.path(FILE)) > 0);
    all.add(
        "metadata: Files.readAttributes",
        answers(),
        w -> Files.readAttributes(w.path(FILE), BasicFileAttributes.class));
    all.add(
        "metadata: readAttributes of a link",
        answers(),
        w ->
            Files.readAttributes(
                w.path("link"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    all.add("metadata: posix:*", answers(), w -> Files.readAttributes(w.path(FILE), "posix:*"));
    all.add("metadata: unix:ino", answers(), w -> Files.getAttribute(w.path(FILE), "unix:ino"));
    all.add("metadata: Files.getOwner", answers(), w -> Files.getOwner(w.path(FILE)));
    all.add(
        "metadata: Files.getLastModifiedTime",
        answers(),
        w -> Files.getLastModifiedTime(w.path(FILE)));
    all.add(
        "metadata: Files.getPosixFilePermissions",
        answers(),
        w -> Files.getPosixFilePermissions(w.path(FILE)));
    all.add("metadata: toRealPath", answers(), w -> w.path("link").toRealPath());
    all.add("metadata: readSymbolicLink", answers(), w -> Files.readSymbolicLink(w.path("link")));
  }

  private static File file(String path) {
    return new File(path);
  }
}
