package dev.harness.it.census;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The classes of an installed JDK, which need not be the one that runs this. */
final class JdkImage {
  private final Path home;

  JdkImage(Path home) {
    this.home = home;
  }

  /** Reads all classes into a call graph. */
  CallGraph read() throws IOException {
    CallGraph graph = new CallGraph();
    Map<String, String> where = Map.of("java.home", home.toString());
    try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), where);
        Stream<Path> files = Files.walk(image.getPath("/modules"))) {
      Iterator<Path> classes = files.filter(file -> isClass(file)).iterator();
      while (classes.hasNext()) {
        byte[] bytes = Files.readAllBytes(classes.next());
        new ClassReader(bytes)
            .accept(new GraphReader(graph), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      }
    }
    return graph;
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class");
  }
}
