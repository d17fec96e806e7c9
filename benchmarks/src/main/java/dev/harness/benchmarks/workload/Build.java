package dev.harness.benchmarks.workload;

import dev.harness.benchmarks.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A build over a tree of sources; a step is a tool's look at one folder: what is newer is read,
 * changed and written, and everything is listed.
 */
final class Build implements Job {
  private static final int FOLDERS = 20;
  private static final int SOURCES = 20;

  private final Path root = Path.of(World.FOLDER, "build");
  private int next;

  Build() throws IOException {
    for (int folder = 0; folder < FOLDERS; folder++) {
      Path sources = Files.createDirectories(root.resolve("src/" + folder));
      Files.createDirectories(root.resolve("out/" + folder));
      for (int file = 0; file < SOURCES; file++) {
        Files.writeString(sources.resolve(file + ".txt"), "line of text\n".repeat(100));
      }
    }
  }

  @Override
  public void step() throws Exception {
    String folder = "" + next++ % FOLDERS;
    Tool.call(
        () -> build(root.resolve("src").resolve(folder), root.resolve("out").resolve(folder)));
  }

  private static long build(Path sources, Path out) throws IOException {
    long size = 0;
    for (Path source : list(sources)) {
      Path target = out.resolve(source.getFileName());
      Files.deleteIfExists(target);
      Files.writeString(target, Files.readString(source).toUpperCase(Locale.ROOT));
      Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
      size += Files.size(target);
    }
    return size;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void close() {}
}
