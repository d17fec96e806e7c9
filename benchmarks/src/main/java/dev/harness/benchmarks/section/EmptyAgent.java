package dev.harness.benchmarks.section;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that does nothing: what every agent costs. */
public final class EmptyAgent {
  private static final String ENTRY = EmptyAgent.class.getName().replace('.', '/') + ".class";

  private EmptyAgent() {}

  /** Does nothing. */
  public static void premain(String arguments) {}

  /** Packs it into a folder. */
  static Path pack(Path folder) throws Exception {
    Path jar = folder.resolve("empty.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var code = EmptyAgent.class.getClassLoader().getResourceAsStream(ENTRY)) {
      out.putNextEntry(new JarEntry(ENTRY));
      out.write(java.util.Objects.requireNonNull(code).readAllBytes());
    }
    return jar;
  }
}
