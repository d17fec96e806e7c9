package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.harness.it.attempt.World;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Names that look like a neighbour's, or like nothing at all, and file systems in memory. */
final class SpellingAttempts {
  private static final String FORGING = "new\r\n{\"seq\":1,\"decision\":\"allow\"}\u001b[2J";
  private static final String NO_TEXT = "Names that are no text";

  private SpellingAttempts() {}

  static void addTo(Attempts all) {
    alike(all);
    noText(all);
    memory(all);
  }

  private static void alike(Attempts all) {
    all.add(
        "write: name that forges lines",
        creates(FORGING),
        w -> Files.writeString(w.path(FORGING), "x"));
    for (String name : new String[] {"open.txt", "OPEN/secret", "cafe\u0301/secret"}) {
      all.add("path: " + ascii(name), leaks(), w -> Files.readString(w.path("alike/" + name)));
      all.add(
          "path: stream of " + ascii(name),
          leaks(),
          w -> ReadAttempts.all(new FileInputStream(w.text("alike/" + name))));
    }
    String detour = "/" + "./".repeat(1500) + "../secret.txt";
    all.add(
        "path: very long detour", leaks(), w -> Files.readString(Path.of(w.text("open") + detour)));
    all.add(
        "path: stream by a very long detour",
        leaks(),
        w -> ReadAttempts.all(new FileInputStream(w.text("open") + detour)));
  }

  private static void noText(Attempts all) {
    all.unsupported(
        NO_TEXT, "path: name that is no text", leaks(), w -> Files.readString(unpacked(w, "f")));
    all.unsupported(
        NO_TEXT, "path: link that is no text", leaks(), w -> Files.readString(unpacked(w, "l")));
  }

  private static void memory(Attempts all) {
    all.add(
        "read: copy to memory",
        leaks(),
        w -> {
          try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path copy = memory.getPath("/copy");
            return Files.readString(Files.copy(w.path("secret.txt"), copy));
          }
        });
    all.add(
        "read: image of another JDK",
        leaks(),
        w -> {
          Map<String, String> where = Map.of("java.home", w.text("jdk"));
          try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), where)) {
            return Files.readString(image.getPath("/modules/java.base/secret.txt"));
          }
        });
    all.add(
        "write: copy from memory",
        creates("new"),
        w -> {
          try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path file = Files.writeString(memory.getPath("/file"), "x");
            return Files.copy(file, w.path("new"));
          }
        });
  }

  private static String ascii(String name) {
    return name.replace("\u0301", "+acute");
  }

  /** A file whose name is a letter and a byte that is no text in UTF-8. */
  private static Path unpacked(World world, String letter) throws Exception {
    LinkAttempts.run("tar", "-xf", world.text("open/bytes.tar"), "-C", world.text("open"));
    try (Stream<Path> files = Files.list(world.path("open"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(letter + "\ufffd"))
          .findFirst()
          .orElseThrow(() -> new IOException("not unpacked"));
    }
  }
}
