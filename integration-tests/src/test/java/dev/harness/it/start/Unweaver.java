package dev.harness.it.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A careless agent: it puts class files back as they are on disk, and so takes out what others put
 * in.
 */
public final class Unweaver {
  private static final String SELF_TEST = "dev/harness/agent/start/SelfTest";

  private Unweaver() {}

  /** Entry at the start. */
  public static void premain(String what, Instrumentation instrumentation) throws Exception {
    agentmain(what, instrumentation);
  }

  /** Entry later. The argument says what is put back; the JVM gives none on the second time. */
  public static void agentmain(@Nullable String what, Instrumentation instrumentation)
      throws Exception {
    switch (what == null || what.isEmpty() ? "rows" : what) {
      case "rows" -> restoreStreams(instrumentation);
      case "tool" -> instrumentation.addTransformer(new Restoring("dev/harness/it/tool/"), true);
      case "rows at the self-test" -> instrumentation.addTransformer(new Ambush());
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static void restoreStreams(Instrumentation instrumentation)
      throws UnmodifiableClassException {
    instrumentation.addTransformer(new Restoring("java/io/FileInputStream"), true);
    instrumentation.retransformClasses(java.io.FileInputStream.class);
  }

  /** Puts back the classes whose names begin in a way. */
  private record Restoring(String prefix) implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      return name != null && name.startsWith(prefix) ? onDisk(name + ".class") : null;
    }

    private static byte @Nullable [] onDisk(String resource) {
      try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Waits for the harness to test itself, and comes again then: so it is behind the harness. */
  private static final class Ambush implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (SELF_TEST.equals(name)) {
        Thread other = new Thread(Ambush::comeAgain);
        other.start();
        try {
          other.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return null;
    }

    private static void comeAgain() {
      try {
        Class.forName("sun.instrument.InstrumentationImpl")
            .getMethod("loadAgent", String.class)
            .invoke(null, System.getProperty("unweaver"));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
