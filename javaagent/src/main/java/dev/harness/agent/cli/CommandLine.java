package dev.harness.agent.cli;

import dev.harness.agent.Launcher;
import dev.harness.agent.kernel.Probe;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.manifest.load.ManifestLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code java -jar harness.jar}: looks at manifests without starting a server. */
@Command(
    name = "harness",
    mixinStandardHelpOptions = true,
    description = "A capability sandbox inside the JVM for the tools of AI agents.",
    versionProvider = CommandLine.JarVersion.class)
public final class CommandLine {
  private static final String SCHEMA = "/dev/harness/agent/manifest/manifest.schema.json";

  private CommandLine() {}

  /** Runs a command; 0 if all is well, 1 for a bad manifest, 2 for a bad command. */
  public static int run(String[] arguments) {
    picocli.CommandLine line = new picocli.CommandLine(new CommandLine());
    if (arguments.length == 0) {
      line.usage(System.err);
      return 2;
    }
    return line.execute(arguments);
  }

  /** Checks a manifest as a start would. */
  @Command(description = "Checks a manifest and lists the tools in it.")
  int check(@Parameters(paramLabel = "MANIFEST") String file) {
    try {
      Manifest manifest = ManifestLoader.load(Path.of(file), System.getenv());
      for (ToolDeclaration tool : manifest.tools()) {
        System.out.println(
            tool.name()
                + ": "
                + tool.grants().size()
                + " grants, packages "
                + tool.packages()
                + ", jars "
                + tool.jars());
      }
      return 0;
    } catch (ManifestException e) {
      e.problems().forEach(System.err::println);
      return 1;
    }
  }

  /**
   * Measures what each grant costs here, in a JVM of its own that is guarded as a server would be.
   */
  @Command(description = "Prints what each grant of a manifest costs on this machine.")
  int bench(@Parameters(paramLabel = "MANIFEST") String file)
      throws IOException, InterruptedException {
    return guarded("manifest=" + file + ",bench=true");
  }

  /** Weaves the JDK's classes in a JVM of its own, with the JDK that this runs on. */
  @Command(description = "Weaves this JDK's classes ahead, so that starts take less.")
  int prepare() throws IOException, InterruptedException {
    Path manifest = Files.createTempFile("harness", ".yaml");
    try {
      Files.writeString(
          manifest,
          "version: 1\ntools: { none: { grants: [] } }\naudit: { file: " + manifest + ".log }\n");
      return guarded("manifest=" + manifest + ",prepare=true");
    } finally {
      Files.delete(manifest);
      Files.deleteIfExists(Path.of(manifest + ".log"));
    }
  }

  private static int guarded(String arguments) throws IOException, InterruptedException {
    String jar = System.getProperty("java.class.path");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java, "-javaagent:" + jar + "=" + arguments, "-cp", jar, Launcher.class.getName())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Says what this machine can enforce on child processes; 0 if all of it. */
  @Command(description = "Says what this machine can enforce on child processes.")
  int doctor() {
    Probe probe = Doctor.probe();
    Doctor.report(probe).forEach(System.out::println);
    return probe.isFull() ? 0 : 1;
  }

  /** Prints the schema for editors. */
  @Command(description = "Prints the JSON Schema of manifests, for editors.")
  int schema() throws IOException {
    try (InputStream in = CommandLine.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IOException("the schema is missing in harness.jar");
      }
      in.transferTo(System.out);
      System.out.flush();
      return 0;
    }
  }

  /** Tells the version of the jar. */
  static final class JarVersion implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Launcher.class.getPackage().getImplementationVersion();
      return new String[] {"harness " + (version == null ? "unknown" : version)};
    }
  }
}
