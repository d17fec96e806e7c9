package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.peers.guest.Guest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder with the jars of the tools, the file that they read, and the same grants in each
 * sandbox's own words: one folder to read, and one port of this machine to connect to. Where there
 * are to be more grants, others come before them.
 *
 * @param folder the folder
 */
public record Scene(Path folder) {
  /** Holds the grants. */
  public static final String TOOL = "tool";

  /** Holds none. */
  public static final String NEIGHBOUR = "neighbour";

  /** Is nobody's tool. */
  static final String HOST = "host";

  static Scene make(Path folder, List<Integer> grants) throws Exception {
    Scene scene = new Scene(Files.createDirectories(folder).toRealPath());
    Files.createDirectories(scene.readable());
    Files.writeString(scene.file(), "x".repeat(1024));
    for (String owner : List.of(TOOL, NEIGHBOUR, HOST)) {
      scene.pack(owner);
    }
    for (int count : grants) {
      Files.writeString(scene.manifest(count), scene.manifestText(count));
      Files.writeString(scene.policy(count), scene.policyText(count));
    }
    return scene;
  }

  /** The file that is read. */
  Path file() {
    return readable().resolve("file");
  }

  /** The folder that may be read. */
  public Path readable() {
    return folder.resolve("data");
  }

  /** The folders that may be read: others, then the one that is. */
  public List<Path> readables(int grants) {
    return Stream.concat(
            IntStream.range(0, grants - 1).mapToObj(i -> Path.of("/srv/data/area" + i)),
            Stream.of(readable()))
        .toList();
  }

  /** The jar of a guest. */
  public Path jar(String owner) {
    return folder.resolve(owner + ".jar");
  }

  Path manifest(int grants) {
    return folder.resolve("manifest-" + grants + ".yaml");
  }

  /** The grants in the policy language of the JDK. */
  public Path policy(int grants) {
    return folder.resolve("java-" + grants + ".policy");
  }

  private String manifestText(int grants) {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n");
    text.append("  neighbour: { code: { jar: \"").append(jar(NEIGHBOUR)).append("\" } }\n");
    text.append("  tool:\n    code: { jar: \"").append(jar(TOOL)).append("\" }\n    grants:\n");
    for (Path path : readables(grants)) {
      text.append("      - file.read: ").append(path).append("/**\n");
    }
    return text.append("      - net.connect: \"localhost:*\"\n").toString();
  }

  private String policyText(int grants) throws Exception {
    StringBuilder text = new StringBuilder("grant codeBase \"");
    text.append(location()).append("-\" { permission java.security.AllPermission; };\n");
    text.append("grant codeBase \"").append(jar(TOOL).toUri()).append("\" {\n");
    for (Path path : readables(grants)) {
      text.append("  permission java.io.FilePermission \"")
          .append(path)
          .append("/-\", \"read\";\n");
    }
    return text.append(
            "  permission java.net.SocketPermission \"localhost:1-\", \"connect\";\n};\n")
        .toString();
  }

  private static URI location() throws Exception {
    return Guest.class.getProtectionDomain().getCodeSource().getLocation().toURI();
  }

  private void pack(String owner) throws Exception {
    Path classes = Path.of(location());
    String name = Guest.class.getPackageName().replace('.', '/');
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(jar(owner)));
        Stream<Path> files = Files.list(classes.resolve(name))) {
      for (Path file : files.toList()) {
        add(jar, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
  }
}
