package dev.harness.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real classes stay valid when they are woven: of Java old and new, Kotlin, Scala, Groovy, Clojure,
 * obfuscated and instrumenting ones. The short form tries one part of them, the long form all.
 */
class WeavingTest {
  private static final int PARTS = 5;
  private static final int TRIED = Integer.getInteger("weaving.parts", 1);

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyWovenClassIsVerifiedAsItIsUnwoven(Path java) throws Exception {
    String jars = Path.of("target/weaving").toAbsolutePath().toString();
    for (int part = 0; part < TRIED; part++) {
      Forked.Result result =
          new Forked(java)
              .option("-Xmx900m")
              .run(
                  WeavingRunner.class.getName(), jars, String.valueOf(part), String.valueOf(PARTS));
      System.out.println(result.out());
      assertThat(result.out()).as(result.err()).contains("woven ").endsWith(", failed 0\n");
    }
  }
}
