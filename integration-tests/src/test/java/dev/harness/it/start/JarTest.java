package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.interceptors.Interceptions;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar shows the application nothing but what it must see, and has every row. */
class JarTest {

  static List<Path> jdks() {
    return Jdks.found();
  }

  @Test
  void classesThatEveryoneSeesAreFewAndOurs() throws Exception {
    try (JarFile jar = new JarFile(Forked.JAR)) {
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allMatch(
              name -> name.matches("dev/harness/(bootstrap|capability|agent)/[A-Za-z$-]+\\.class"));
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> !name.endsWith("/")))
          .allMatch(name -> name.matches("(META-INF|dev/harness|agent)/.*"))
          .noneMatch(name -> name.contains("org/objectweb") || name.contains("org/snakeyaml"));
    }
  }

  @Test
  void theManifestOfTheJarNamesItsDoors() throws Exception {
    try (JarFile jar = new JarFile(Forked.JAR)) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Premain-Class")).isEqualTo("dev.harness.agent.Agent");
      assertThat(attributes.getValue("Main-Class")).isEqualTo("dev.harness.agent.Launcher");
      assertThat(attributes.getValue("Boot-Class-Path")).isEqualTo("harness.jar");
      assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
    }
  }

  /** The start fails if a row does not bind, so a start binds them all; here is that they apply. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyRowBindsOnThisJdk(Path java) throws Exception {
    Workshop shop = new Workshop(Files.createTempDirectory("harness-it"));
    Result result = new Forked(java).agent(shop.tool()).run(Probe.class.getName(), "hello");
    assertThat(result.status()).as(result.err()).isZero();
    int release = Jdks.release(java.getParent().getParent());
    assertThat(Interceptions.forRelease(release)).hasSizeGreaterThan(150);
    assertThat(Interceptions.forRelease(release)).doesNotHaveDuplicates();
  }

  @Test
  void theCommandLineChecksManifests() throws Exception {
    Workshop shop = new Workshop(Files.createTempDirectory("harness-it"));
    Path java = Jdks.found().get(0);
    Result good = Forked.jar(java, "check", shop.tool("jvm: exit").toString());
    assertThat(good.out()).isEqualTo("tool: 1 grants, packages [dev.harness.it.tool], jars []\n");
    Result bad = Forked.jar(java, "check", shop.tool("jvm: exti").toString());
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.err()).contains("did you mean \"exit\"?");
    assertThat(Forked.jar(java, "schema").out()).startsWith("{").contains("Harness manifest");
    assertThat(Forked.jar(java, "--version").out()).startsWith("harness 0.");
  }
}
