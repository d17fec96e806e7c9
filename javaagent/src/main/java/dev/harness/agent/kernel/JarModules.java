package dev.harness.agent.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Finds the one module whose classes lie in harness.jar as data of the agent. */
final class JarModules implements ModuleFinder {
  private static final Set<String> PACKAGES =
      Set.of(
          "com.sun.jna",
          "com.sun.jna.internal",
          "com.sun.jna.ptr",
          "dev.harness.agent.jna",
          "dev.harness.agent.jna.logging");

  private final ModuleReference reference;
  private final String name;

  /** {@code loader} reads the jar. */
  JarModules(ClassLoader loader, String name) {
    this.name = name;
    ModuleDescriptor descriptor =
        ModuleDescriptor.newAutomaticModule(name).packages(PACKAGES).build();
    this.reference =
        new ModuleReference(descriptor, null) {
          @Override
          public ModuleReader open() {
            return new Entries(loader);
          }
        };
  }

  @Override
  public Optional<ModuleReference> find(String wanted) {
    return wanted.equals(name) ? Optional.of(reference) : Optional.empty();
  }

  @Override
  public Set<ModuleReference> findAll() {
    return Set.of(reference);
  }

  /** Entries of the jar as the module sees them. */
  private static final class Entries implements ModuleReader {
    private static final String LOGGING = "java/util/logging/";

    /** JNA would start the host's logging before its {@code main}. */
    private static final Remapper SILENT =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String type) {
            return type.startsWith(LOGGING)
                ? "dev/harness/agent/jna/logging/" + type.substring(LOGGING.length())
                : type;
          }
        };

    private final ClassLoader loader;

    Entries(ClassLoader loader) {
      this.loader = loader;
    }

    @Override
    public Optional<URI> find(String entry) throws IOException {
      URL url = loader.getResource(data(entry));
      try {
        return url == null ? Optional.empty() : Optional.of(url.toURI());
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Optional<InputStream> open(String entry) throws IOException {
      try (InputStream in = loader.getResourceAsStream(data(entry))) {
        return in == null
            ? Optional.empty()
            : Optional.of(new ByteArrayInputStream(silenced(entry, in.readAllBytes())));
      }
    }

    private static byte[] silenced(String entry, byte[] bytes) {
      if (!entry.endsWith(".class")) {
        return bytes;
      }
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(bytes).accept(new ClassRemapper(writer, SILENT), 0);
      return writer.toByteArray();
    }

    @Override
    public Stream<String> list() {
      return Stream.empty();
    }

    @Override
    public void close() {}

    private static String data(String entry) {
      return entry.endsWith(".class") ? entry + "data" : entry;
    }
  }
}
