package dev.harness.it.tool;

import dev.harness.capability.Token;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Classes made at run time that call the constructor of tokens. */
final class ForgingClass {
  private static final String TOKEN = Type.getInternalName(Token.class);
  private static final String CONSTRUCTOR = "(Ljava/lang/String;Ljava/lang/String;)V";
  private static final String NAME = "dev/harness/capability/Forger";

  private ForgingClass() {}

  /** A loader of the tool's own. */
  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  static Class<?> nestMate() throws IllegalAccessException {
    return MethodHandles.privateLookupIn(Token.class, MethodHandles.lookup())
        .defineHiddenClass(bytes("java/lang/Object"), true, ClassOption.NESTMATE)
        .lookupClass();
  }

  static Class<?> ofItsPackage() {
    return new Loader().define(bytes("java/lang/Object"));
  }

  static Class<?> subclass() {
    return new Loader().define(bytes(TOKEN));
  }

  /** {@code public static Token make(String id, String tool) { return new Token(id, tool); }} */
  private static byte[] bytes(String parent) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME, null, parent, null);
    MethodVisitor make =
        type.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "make",
            CONSTRUCTOR.replace(")V", ")L" + TOKEN + ";"),
            null,
            null);
    make.visitTypeInsn(Opcodes.NEW, TOKEN);
    make.visitInsn(Opcodes.DUP);
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitVarInsn(Opcodes.ALOAD, 1);
    make.visitMethodInsn(Opcodes.INVOKESPECIAL, TOKEN, "<init>", CONSTRUCTOR, false);
    make.visitInsn(Opcodes.ARETURN);
    make.visitMaxs(0, 0);
    make.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }
}
