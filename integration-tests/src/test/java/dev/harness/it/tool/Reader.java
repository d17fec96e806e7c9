package dev.harness.it.tool;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes made at run time that read a file. */
final class Reader {
  private Reader() {}

  /** A loader of the tool's own. */
  static final class Loader extends ClassLoader {
    private final String name;

    Loader() {
      this("elsewhere.Reader");
    }

    Loader(String name) {
      this.name = name;
    }

    Class<?> define() {
      byte[] bytes = bytes(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  static Class<?> load(Loader loader) {
    return loader.define();
  }

  static Class<?> hidden() throws IllegalAccessException {
    return MethodHandles.lookup()
        .defineHiddenClass(bytes(Reader.class.getPackageName() + ".Hidden"), true)
        .lookupClass();
  }

  /** {@code public static String read(String path) { return Files.readString(Path.of(path)); }} */
  static byte[] bytes(String name) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    type.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
    String signature = "(Ljava/lang/String;)Ljava/lang/String;";
    MethodVisitor read =
        type.visitMethod(access, "read", signature, null, new String[] {"java/io/IOException"});
    read.visitVarInsn(Opcodes.ALOAD, 0);
    read.visitInsn(Opcodes.ICONST_0);
    read.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    read.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/nio/file/Path",
        "of",
        "(Ljava/lang/String;[Ljava/lang/String;)Ljava/nio/file/Path;",
        true);
    read.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/nio/file/Files",
        "readString",
        "(Ljava/nio/file/Path;)Ljava/lang/String;",
        false);
    read.visitInsn(Opcodes.ARETURN);
    read.visitMaxs(0, 0);
    read.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }
}
