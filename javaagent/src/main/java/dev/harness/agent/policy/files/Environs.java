package dev.harness.agent.policy.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agent learned about its JVM at the start, before any tool could touch it. */
public final class Environs {
  private final String folder;
  private final String javaHome;
  private final Map<String, String> environment;
  private final Charset pathCharset;
  private final @Nullable String hostsFile;

  private Environs(
      String folder,
      String javaHome,
      @Nullable String hostsFile,
      Map<String, String> environment,
      Charset pathCharset) {
    this.folder = folder;
    this.javaHome = javaHome;
    this.hostsFile = hostsFile;
    this.environment = environment;
    this.pathCharset = pathCharset;
  }

  /** Reads the running JVM. */
  public static Environs ofThisJvm() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    Charset charset =
        Charset.isSupported(encoding) ? Charset.forName(encoding) : Charset.forName("UTF-8");
    return new Environs(
        System.getProperty("user.dir"),
        System.getProperty("java.home"),
        absolute(System.getProperty("jdk.net.hosts.file")),
        Map.copyOf(System.getenv()),
        charset);
  }

  private static @Nullable String absolute(@Nullable String path) {
    return path == null ? null : Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** The folder that relative paths start from. */
  public String folder() {
    return folder;
  }

  /** The JDK's own folder. */
  public String javaHome() {
    return javaHome;
  }

  /** The file that takes the place of the name service, or null. */
  public @Nullable String hostsFile() {
    return hostsFile;
  }

  /** The JVM's environment. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The text of a path's bytes; throws where it has none, since two texts would name one file. */
  String decode(byte[] path) throws CharacterCodingException {
    for (byte b : path) {
      if (b <= 0) {
        CharsetDecoder decoder = pathCharset.newDecoder();
        decoder.onMalformedInput(CodingErrorAction.REPORT);
        decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
        return decoder.decode(ByteBuffer.wrap(path)).toString();
      }
    }
    return new String(path, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Whether the JDK hands this text to the system unchanged. */
  boolean isEncodable(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) >= 0x80) {
        CharsetEncoder encoder = pathCharset.newEncoder();
        return encoder.canEncode(path);
      }
    }
    return true;
  }
}
