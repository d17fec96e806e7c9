package dev.harness.agent.policy.process;

import dev.harness.agent.kernel.Confinement;
import dev.harness.agent.manifest.ChildTerms;
import dev.harness.bootstrap.Launch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread may start next.
 *
 * @param words program and arguments
 * @param folder where it runs, or null for the JVM's own folder
 * @param holding what the child is put under, outermost tool first
 * @param terms how the child runs, for all its tools together
 * @param level how far the kernel holds it, for the audit
 */
record AllowedLaunch(
    List<String> words,
    @Nullable String folder,
    List<Confinement> holding,
    ChildTerms terms,
    String level) {
  /** JDK 17 encodes with the first, later ones with the second. */
  private static final Charset[] ENCODINGS = {Charset.defaultCharset(), jnu()};

  /** Whether a launch is of this. */
  boolean is(Launch launch) {
    for (Charset encoding : ENCODINGS) {
      byte[] place = launch.folder();
      boolean here = folder == null ? place == null : isText(place, folder, encoding);
      if (here
          && isText(launch.program(), words.get(0), encoding)
          && Arrays.equals(launch.arguments(), arguments(encoding))) {
        return true;
      }
    }
    return false;
  }

  private byte[] arguments(Charset encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : words.subList(1, words.size())) {
      bytes.writeBytes(word.getBytes(encoding));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static boolean isText(byte @Nullable [] bytes, String text, Charset encoding) {
    byte[] wanted = text.getBytes(encoding);
    return bytes != null
        && bytes.length == wanted.length + 1
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static Charset jnu() {
    String name = System.getProperty("sun.jnu.encoding", "UTF-8");
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
