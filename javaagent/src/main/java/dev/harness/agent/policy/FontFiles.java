package dev.harness.agent.policy;

/**
 * What the JDK reads of the machine's fonts, and keeps, for everybody, whoever draws first: a
 * refusal would leave the JVM without fonts. A font that a tool names lies elsewhere.
 */
final class FontFiles {
  private static final String HOME = System.getProperty("user.home");

  private static final String[] FOLDERS = {
    "/usr/share/fonts/",
    "/usr/local/share/fonts/",
    "/usr/share/X11/fonts/",
    "/usr/lib/X11/fonts/",
    "/usr/X11R6/lib/X11/fonts/",
    "/var/lib/defoma/",
    HOME + "/.fonts/",
    HOME + "/.local/share/fonts/"
  };

  private FontFiles() {}

  /** Whether the class {@code type} of the JDK reads this to find or load the machine's fonts. */
  static boolean isRead(String path, String type) {
    return isConfiguration(type)
        || ((type.startsWith("sun.font.") || type.startsWith("sun.awt."))
            && (isRelease(path) || isBelowAny(path + '/')));
  }

  /** Whether it reads or writes what it found out about them. */
  static boolean isKept(String path, String type) {
    return isConfiguration(type)
        && (path.equals(HOME + "/.java") || (path + '/').startsWith(HOME + "/.java/fonts/"));
  }

  /** Which system this is tells which fonts it has. */
  private static boolean isRelease(String path) {
    return path.startsWith("/etc/") && path.endsWith("-release");
  }

  /** It looks where fontconfig says that fonts are. */
  private static boolean isConfiguration(String type) {
    return type.equals("sun.font.FcFontConfiguration");
  }

  private static boolean isBelowAny(String path) {
    for (String folder : FOLDERS) {
      if (path.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }
}
