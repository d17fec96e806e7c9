package dev.harness.it.tool;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Class files that a tool makes at run time. */
final class Forged {
  private Forged() {}

  /** A loader of the tool's own. */
  static final class Loader extends ClassLoader {
    Loader() {
      super(Forged.class.getClassLoader());
    }

    Class<?> define(String name, byte[] file) {
      return defineClass(name, file, 0, file.length);
    }
  }

  /** {@link Opener} under another name. */
  static byte[] opener(String name) throws IOException {
    try (InputStream in = Opener.class.getResourceAsStream("Opener.class")) {
      String from = Opener.class.getName().replace('.', '/');
      ClassWriter copy = new ClassWriter(0);
      new ClassReader(in.readAllBytes())
          .accept(new ClassRemapper(copy, new SimpleRemapper(from, name.replace('.', '/'))), 0);
      return copy.toByteArray();
    }
  }

  /** An instance of a class without a constructor's arguments. */
  static Object instance(Class<?> type) throws ReflectiveOperationException {
    return type.getConstructor().newInstance();
  }
}
