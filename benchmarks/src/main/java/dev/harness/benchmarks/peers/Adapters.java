package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Compiles the adapters against the peers that were fetched. Their classes need a newer JDK than
 * the build does, so the one that is measured compiles them.
 */
final class Adapters {
  /** Where the adapters' classes are. */
  static final Path CLASSES = Path.of("target/peers/adapters");

  /** The agent that the entitlements of Elasticsearch attach. */
  static final Path AGENT = Path.of("target/peers/entitlements-agent.jar");

  private static final Path SOURCES = Path.of("src/peers/java");
  private static final String AGENT_CLASS =
      "dev.harness.benchmarks.peers.adapters.EntitlementsAgent";

  private Adapters() {}

  static void compile(Setting setting) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", CLASSES.toString(), "-cp"));
    arguments.add(
        "target/classes:"
            + Contender.ELASTICSEARCH.jars(jar -> true)
            + ":"
            + Contender.OPENSEARCH.jars(jar -> true));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    setting.fork().output(".", "com.sun.tools.javac.Main", arguments.toArray(new String[0]));
    packAgent();
  }

  private static void packAgent() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", AGENT_CLASS);
    attributes.putValue("Can-Retransform-Classes", "true");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(AGENT), manifest)) {
      String file = AGENT_CLASS.replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry(file));
      Files.copy(CLASSES.resolve(file), jar);
    }
  }
}
