package dev.harness.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.interceptors.Interceptions;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The short way to weave the JDK's classes gives what the long way gives. */
class SplicerTest {
  @ParameterizedTest(name = "in verify mode: {0}")
  @ValueSource(booleans = {false, true})
  void aSplicedClassIsTheRewrittenOne(boolean verifies) throws IOException {
    int release = Runtime.version().feature();
    RowWeaver weaver = new RowWeaver(Interceptions.forRelease(release), 0x123456789L, verifies);
    int compared = 0;
    for (String name : weaver.targets()) {
      byte[] bytes = bytes(name);
      byte[] spliced = bytes == null ? null : weaver.weave(name, bytes);
      if (spliced != null) {
        assertThat(plain(spliced)).as(name).isEqualTo(plain(weaver.rewrite(name, bytes)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(130);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** With constants in the order of their use, and without what only fills up. */
  private static byte[] plain(byte[] file) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new WithoutFilling(
                    super.visitMethod(access, name, descriptor, signature, thrown));
              }
            },
            0);
    return writer.toByteArray();
  }

  private static final class WithoutFilling extends MethodVisitor {
    WithoutFilling(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode != Opcodes.NOP) {
        super.visitInsn(opcode);
      }
    }
  }
}
