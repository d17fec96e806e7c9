package dev.harness.agent.policy.files;

import java.io.ByteArrayOutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file that a {@code file:} URL names. */
public final class ArchiveUrl {
  private ArchiveUrl() {}

  /** Its path, decoded as the JDK does; null for another kind of URL or another host. */
  static @Nullable String file(URL url) {
    String host = url.getHost();
    boolean local = host == null || host.isEmpty() || host.equalsIgnoreCase("localhost");
    return local && url.getProtocol().equalsIgnoreCase("file") ? decode(url.getPath()) : null;
  }

  /** What is really opened: the archive of a {@code jar:} URL, otherwise the URL itself. */
  public static URL inner(URL url) throws MalformedURLException {
    String path = url.getPath();
    int end = path.indexOf("!/");
    return url.getProtocol().equalsIgnoreCase("jar") && end >= 0
        ? new URL(path.substring(0, end))
        : url;
  }

  /** Whether an archive comes from another host. */
  public static boolean isRemote(URL url) {
    return url.getProtocol().toLowerCase(Locale.ROOT).startsWith("http");
  }

  private static @Nullable String decode(String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(path.length());
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.write(bytes[i]);
      } else {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
        if (low < 0) {
          return null;
        }
        out.write(high * 16 + low);
        i += 2;
      }
    }
    String text = out.toString(StandardCharsets.UTF_8);
    return text.indexOf('\0') < 0 && text.indexOf('\ufffd') < 0 ? text : null;
  }
}
