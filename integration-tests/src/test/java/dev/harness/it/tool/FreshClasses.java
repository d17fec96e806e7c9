package dev.harness.it.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes of the tool that nobody has loaded yet; each reads a file when it is called. */
public final class FreshClasses {
  /** How many there are. */
  public static final int COUNT = 600;

  /** What they read. */
  public static volatile String file = "";

  private FreshClasses() {}

  /** Writes them below a folder of the class path. */
  public static void write(Path folder) throws IOException {
    for (int i = 0; i < COUNT; i++) {
      Path file = folder.resolve(name(i).replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, bytes(name(i).replace('.', '/')));
    }
  }

  /** What one reads from this file. */
  public static Object read(Callable<?> one, String path) throws Exception {
    file = path;
    return one.call();
  }

  static String name(int number) {
    return "dev.harness.it.tool.fresh.Fresh" + number;
  }

  /** {@code public Object call() { return Files.readString(Path.of(FreshClasses.file)); }} */
  private static byte[] bytes(String name) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"java/util/concurrent/Callable"};
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", interfaces);
    MethodVisitor made = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    String[] thrown = {"java/lang/Exception"};
    MethodVisitor call =
        type.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, thrown);
    call.visitCode();
    String files = "java/nio/file/Files";
    String path = "java/nio/file/Path";
    String own = FreshClasses.class.getName().replace('.', '/');
    call.visitFieldInsn(Opcodes.GETSTATIC, own, "file", "Ljava/lang/String;");
    call.visitInsn(Opcodes.ICONST_0);
    call.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    String of = "(Ljava/lang/String;[Ljava/lang/String;)Ljava/nio/file/Path;";
    call.visitMethodInsn(Opcodes.INVOKESTATIC, path, "of", of, true);
    String read = "(Ljava/nio/file/Path;)Ljava/lang/String;";
    call.visitMethodInsn(Opcodes.INVOKESTATIC, files, "readString", read, false);
    call.visitInsn(Opcodes.ARETURN);
    call.visitMaxs(0, 0);
    call.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }
}
