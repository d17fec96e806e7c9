package dev.harness.it.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.it.fork.Jdks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** No row makes a method throw what it may not throw. */
class OwnAnswerTest {
  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whatARowThrowsItsMethodMayThrow(Path java) throws Exception {
    Path home = java.getParent().getParent();
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    Map<String, String> where = Map.of("java.home", home.toString());
    try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), where)) {
      for (Interception row : Interceptions.forRelease(Jdks.release(home))) {
        if (row.scope() == Interception.Scope.CLASS && isChecked(row.answer())) {
          tried++;
          if (!declares(bytes(image, row.type()), row)) {
            wrong.add(row.toString());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(70);
  }

  private static boolean isChecked(OwnAnswer answer) throws ClassNotFoundException {
    if (answer.denied().isEmpty() || answer.isReturned() || answer == OwnAnswer.UNCHECKED_CONNECT) {
      return false;
    }
    Class<?> thrown = Class.forName(answer.denied());
    return !RuntimeException.class.isAssignableFrom(thrown)
        && !Error.class.isAssignableFrom(thrown);
  }

  private static boolean declares(byte[] type, Interception row) throws ClassNotFoundException {
    List<String> declared = new ArrayList<>();
    new ClassReader(type)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                if (name.equals(row.method()) && parameters(descriptor).equals(row.parameters())) {
                  declared.addAll(exceptions == null ? List.of() : List.of(exceptions));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    for (String exception : declared) {
      Class<?> allowed = Class.forName(exception.replace('/', '.'));
      if (allowed.isAssignableFrom(Class.forName(row.answer().denied()))
          && allowed.isAssignableFrom(Class.forName(row.answer().absent()))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> parameters(String descriptor) {
    return Stream.of(Type.getArgumentTypes(descriptor)).map(Type::getClassName).toList();
  }

  private static byte[] bytes(FileSystem image, String type) throws IOException {
    try (Stream<Path> modules = Files.list(image.getPath("/modules"))) {
      String file = type.replace('.', '/') + ".class";
      Path found =
          modules.map(m -> m.resolve(file)).filter(Files::exists).findFirst().orElseThrow();
      return Files.readAllBytes(found);
    }
  }
}
