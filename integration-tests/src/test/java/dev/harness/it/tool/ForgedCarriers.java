package dev.harness.it.tool;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Class files that no Java compiler of this build writes; the host loads them with the tool. */
final class ForgedCarriers {
  private static final String NAME = "dev/harness/it/tool/Made";
  private static final String OBJECT = "java/lang/Object";
  private static final String HELPER = "dev/harness/it/tool/Linkage";
  private static final String MAKE = "(Ljava/lang/String;)Ljava/lang/Runnable;";
  private static final String CONSTRUCT = "(Ljava/lang/String;)V";
  private static final int PUBLIC_STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
  private static final Type NOTHING = Type.getMethodType("()V");

  private ForgedCarriers() {}

  /** A lambda whose method is a constant that the tool computes: the JDK's. */
  static byte[] lambdaOfConstant() {
    Handle compute =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            HELPER,
            "creation",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
                + "Ljava/lang/invoke/MethodHandle;",
            false);
    Object method = new ConstantDynamic("creation", "Ljava/lang/invoke/MethodHandle;", compute);
    Handle metafactory =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;"
                + "Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                + "Ljava/lang/invoke/CallSite;",
            false);
    return made(metafactory, NOTHING, method, NOTHING);
  }

  /** A lambda that a bootstrap method of the tool's links. */
  static byte[] lambdaOfOwnBootstrap() {
    return made(
        new Handle(
            Opcodes.H_INVOKESTATIC,
            HELPER,
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
            false));
  }

  /** {@code static Runnable make(String path) { return invokedynamic(new File(path)); }} */
  private static byte[] made(Handle bootstrap, Object... arguments) {
    ClassWriter type = start();
    MethodVisitor make = type.visitMethod(PUBLIC_STATIC, "make", MAKE, null, null);
    make.visitTypeInsn(Opcodes.NEW, "java/io/File");
    make.visitInsn(Opcodes.DUP);
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/io/File", "<init>", CONSTRUCT, false);
    make.visitInvokeDynamicInsn(
        "run", "(Ljava/io/File;)Ljava/lang/Runnable;", bootstrap, arguments);
    make.visitInsn(Opcodes.ARETURN);
    make.visitMaxs(0, 0);
    return type.toByteArray();
  }

  /**
   * Acts, and catches what that throws, before {@code super()}, as JDK 25 lets Java code do.
   *
   * @param branching whether it then branches to one of two calls of {@code super()}
   */
  static byte[] earlyConstructor(boolean branching) {
    ClassWriter type = start();
    type.visitField(Opcodes.ACC_PRIVATE, "early", "I", null, null);
    MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", CONSTRUCT, null, null);
    Object[] raw = {Opcodes.UNINITIALIZED_THIS, "java/lang/String"};
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitFieldInsn(Opcodes.PUTFIELD, NAME, "early", "I");
    Label start = new Label();
    Label end = new Label();
    Label caught = new Label();
    Label on = new Label();
    code.visitTryCatchBlock(start, end, caught, "java/lang/IllegalStateException");
    code.visitLabel(start);
    deed(code);
    code.visitLabel(end);
    code.visitJumpInsn(Opcodes.GOTO, on);
    code.visitLabel(caught);
    code.visitFrame(Opcodes.F_NEW, 2, raw, 1, new Object[] {"java/lang/IllegalStateException"});
    code.visitInsn(Opcodes.POP);
    code.visitLabel(on);
    code.visitFrame(Opcodes.F_NEW, 2, raw, 0, null);
    if (branching) {
      Label other = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitJumpInsn(Opcodes.IFNULL, other);
      construct(code);
      code.visitLabel(other);
      code.visitFrame(Opcodes.F_NEW, 2, raw, 0, null);
    }
    construct(code);
    code.visitMaxs(0, 0);
    return type.toByteArray();
  }

  private static void deed(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/harness/it/tool/Linkage",
        "create",
        "(Ljava/lang/String;Ljava/lang/Object;)V",
        false);
  }

  private static void construct(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
  }

  private static ClassWriter start() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME, null, OBJECT, null);
    return type;
  }
}
