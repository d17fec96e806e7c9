package dev.harness.it.census;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** An agent beside the harness that writes down which rows the guard was asked about. */
public final class RowCounter {
  private static final String GUARD = "dev/harness/agent/guard/CompartmentGuard";

  private static final String ASKED = Asked.class.getName().replace('.', '/');

  private static final Set<String> ASKING =
      Set.of("check", "confirm", "filter", "observe", "driver");

  private RowCounter() {}

  /** Entry of the agent, which starts after the harness; the argument is the file to write. */
  public static void premain(String file, Instrumentation instrumentation) throws Exception {
    instrumentation.addTransformer(new Counting(), true);
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().replace('.', '/').equals(GUARD)) {
        instrumentation.retransformClasses(type);
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(file))));
  }

  private static void write(Path file) {
    try {
      Files.writeString(
          file, Asked.sites().stream().map(String::valueOf).collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes its jar. */
  public static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", RowCounter.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    attributes.putValue("Boot-Class-Path", file.getFileName().toString());
    String entry = ASKED + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream in = RowCounter.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      in.transferTo(jar);
    }
    return file;
  }

  /** Adds the note to each method of the guard that is told a row. */
  private static final class Counting implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!GUARD.equals(name)) {
        return null;
      }
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Guard(writer), 0);
      return writer.toByteArray();
    }
  }

  private static final class Guard extends ClassVisitor {
    Guard(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return ASKING.contains(name) && (access & Opcodes.ACC_PUBLIC) != 0
          ? new Note(next, Type.getArgumentTypes(descriptor)[0] == Type.INT_TYPE ? 1 : 2)
          : next;
    }
  }

  private static final class Note extends MethodVisitor {
    private final int site;

    Note(MethodVisitor next, int site) {
      super(Opcodes.ASM9, next);
      this.site = site;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ILOAD, site);
      visitMethodInsn(Opcodes.INVOKESTATIC, ASKED, "note", "(I)V", false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + 1, maxLocals);
    }
  }
}
