package dev.harness.it.start;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Another vendor's agent: it rewrites classes, also of the JDK, without changing them. */
public final class OtherAgent {
  private OtherAgent() {}

  /** Entry of the agent when it is attached: classes that are loaded are rewritten too. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    premain(arguments, instrumentation);
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (instrumentation.isModifiableClass(type) && !type.isHidden()) {
        instrumentation.retransformClasses(type);
      }
    }
  }

  /** Entry of the agent. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String name,
              @Nullable Class<?> redefined,
              @Nullable ProtectionDomain domain,
              byte[] bytes) {
            boolean streams = "java/io/FileInputStream".equals(name);
            if (name == null || !(streams || name.startsWith("dev/harness/it/"))) {
              return null;
            }
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(0);
            reader.accept(writer, 0);
            return writer.toByteArray();
          }
        },
        true);
  }

  /** Makes an agent's jar. */
  public static Path jar(Path file, Class<?> agent) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", agent.getName());
    attributes.putValue("Agent-Class", agent.getName());
    attributes.putValue("Launcher-Agent-Class", agent.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }

  /** Packs a class folder. */
  static Path pack(Path folder, Path file) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(folder.relativize(path).toString()));
        try (InputStream in = Files.newInputStream(path)) {
          in.transferTo(jar);
        }
      }
    }
    return file;
  }
}
