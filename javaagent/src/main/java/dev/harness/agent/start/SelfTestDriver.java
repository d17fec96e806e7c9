package dev.harness.agent.start;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A database driver that an application could bring: woven like one when it is defined. */
final class SelfTestDriver extends ClassLoader {
  private static final String NAME = "dev.harness.selftest.Driver";

  private SelfTestDriver() {
    super(ClassLoader.getPlatformClassLoader());
  }

  /** A new one. */
  static Object make() throws ReflectiveOperationException {
    byte[] bytes = bytes();
    Class<?> type = new SelfTestDriver().defineClass(NAME, bytes, 0, bytes.length);
    return type.getConstructor().newInstance();
  }

  /** Connects through it. */
  static void connect(Object driver) throws SQLException {
    ((Driver) driver).connect("jdbc:harness:self-test", new Properties());
  }

  private static byte[] bytes() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = NAME.replace('.', '/');
    String[] interfaces = {"java/sql/Driver"};
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", interfaces);
    MethodVisitor made = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    String descriptor = "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;";
    MethodVisitor connects =
        type.visitMethod(Opcodes.ACC_PUBLIC, "connect", descriptor, null, null);
    connects.visitCode();
    connects.visitInsn(Opcodes.ACONST_NULL);
    connects.visitInsn(Opcodes.ARETURN);
    connects.visitMaxs(0, 0);
    connects.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }
}
