package dev.harness.agent.start;

import dev.harness.agent.LastAgent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the JDK's classes again when all agents have started, and from then on at each class as
 * the last: what another agent makes of it must still have the gates. Nothing is done in a JVM that
 * has no other agent.
 */
final class OtherAgents implements ClassFileTransformer {
  /** The first class that the JVM loads when all agents have started. */
  private static final String LAUNCHER = "sun/launcher/LauncherHelper";

  private static final List<String> OPTIONS = List.of("-javaagent:", "-agentlib:", "-agentpath:");

  private final Instrumentation instrumentation;
  private final JdkWeaving weaving;
  private final FinalBytes last;

  OtherAgents(Instrumentation instrumentation, JdkWeaving weaving, FinalBytes last) {
    this.instrumentation = instrumentation;
    this.weaving = weaving;
    this.last = last;
  }

  /** Waits for them, if there are any. */
  void await() throws ReflectiveOperationException {
    if (agents() > 1) {
      instrumentation.addTransformer(this, false);
    }
  }

  /** Takes the last place among them. */
  private void comeAgain() throws ReflectiveOperationException, IOException {
    LastAgent.expect(
        later -> {
          last.watch();
          later.addTransformer(last, true);
        });
    Path door = Files.createTempFile("harness", ".jar");
    try {
      Files.write(door, entry());
      Class.forName("sun.instrument.InstrumentationImpl")
          .getMethod("loadAgent", String.class)
          .invoke(null, door.toString());
    } finally {
      Files.delete(door);
    }
  }

  /**
   * A jar that only names the entry, which is found in harness.jar. There, the name would make the
   * JVM start an agent for each {@code java -jar harness.jar}, and warn about it.
   */
  private static byte[] entry() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Launcher-Agent-Class", LastAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return bytes.toByteArray();
  }

  /** How many agents the JVM was told to start, wherever it was told so. */
  private static int agents() throws ReflectiveOperationException {
    Method options = Class.forName("jdk.internal.misc.VM").getMethod("getRuntimeArguments");
    int agents = 0;
    for (String option : (String[]) options.invoke(null)) {
      for (String agent : OPTIONS) {
        agents += option.startsWith(agent) ? 1 : 0;
      }
    }
    return agents;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null && LAUNCHER.equals(name)) {
      lookAgain();
    }
    return null;
  }

  /** On a thread of its own: on this one the JVM calls no transformer before this one returns. */
  private void lookAgain() {
    Thread look = new Thread(this::look, "harness-start");
    look.start();
    try {
      look.join();
    } catch (InterruptedException e) {
      Start.stop(List.of("harness: interrupted at start"));
    }
  }

  private void look() {
    try {
      instrumentation.removeTransformer(this);
      comeAgain();
      weaving.again();
    } catch (Throwable e) {
      Start.stop(last.hasRefused() ? List.of() : List.of("harness: " + e));
    }
  }
}
