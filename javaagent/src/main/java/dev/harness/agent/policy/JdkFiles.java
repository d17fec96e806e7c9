package dev.harness.agent.policy;

import dev.harness.agent.policy.files.Environs;
import java.nio.file.Path;

/** Files that classes of the JDK use on their own account, whoever calls them. */
final class JdkFiles {
  /** Packages of the JDK that read the JDK's own files on their own account. */
  private static final String[] READERS = {
    "sun.util.",
    "sun.launcher.",
    "sun.awt.",
    "sun.font.",
    "sun.net.www.MimeTable",
    "java.util.TimeZone",
    "java.util.Currency",
    "java.util.ResourceBundle",
    "java.util.Locale",
    "jdk.internal.module.",
    "jdk.internal.loader.",
    "jdk.internal.logger.",
    "jdk.internal.util.",
    "jdk.internal.jimage.",
    "jdk.internal.jrtfs.",
    "java.text.",
    "java.time.",
    "sun.nio.cs."
  };

  /** Packages that read what others name, too: of the JDK's files only settings are their own. */
  private static final String[] SETTINGS_READERS = {
    "java.security.",
    "sun.security.",
    "javax.crypto.",
    "com.sun.crypto.",
    "java.util.logging.",
    "javax.xml.",
    "jdk.xml.",
    "com.sun.org.apache.",
    "com.sun.media.sound."
  };

  private final String temp = Path.of(System.getProperty("java.io.tmpdir")).toString();
  private final Environs environs;

  JdkFiles(Environs environs) {
    this.environs = environs;
  }

  /** Files of the JDK's own choice, behind a power that was asked for or a name just made up. */
  boolean areBehindPower(String type, String path) {
    return type.startsWith("java.util.prefs.FileSystemPreferences")
        || (type.startsWith("jdk.jfr.internal.")
            && !type.startsWith("jdk.jfr.internal.consumer.")
            && !type.startsWith("jdk.jfr.internal.jfc."))
        || type.startsWith("sun.tools.attach.")
        || type.startsWith("sun.jvmstat.")
        || FontFiles.isKept(path, type)
        || (type.equals("java.lang.ProcessImpl") && path.equals("/dev/null"))
        || (type.startsWith("javax.imageio.stream.FileCacheImage") && isTemporary(path, "imageio"))
        || (type.startsWith("sun.net.www.protocol.jar.URLJarFile")
            && isTemporary(path, "jar_cache"));
  }

  private boolean isTemporary(String path, String name) {
    return path.startsWith(temp + "/" + name) && path.indexOf('/', temp.length() + 1) < 0;
  }

  /** Mount points of a file store that was asked for, path and power. */
  static boolean isFileStore(String type) {
    return type.equals("sun.nio.fs.LinuxFileStore")
        || type.equals("sun.nio.fs.UnixFileStore")
        || type.equals("sun.nio.fs.UnixFileSystem$FileStoreIterator");
  }

  /** Files that a class of the JDK reads on its own account. */
  boolean areRead(String type, String path) {
    if (FontFiles.isRead(path, type)) {
      return true;
    }
    if (path.startsWith("/proc/") || path.startsWith("/sys/fs/cgroup")) {
      return type.startsWith("jdk.internal.platform.");
    }
    if (path.equals("/dev/random") || path.equals("/dev/urandom")) {
      return type.startsWith("sun.security.provider.");
    }
    if (path.equals("/etc/resolv.conf") || path.equals("/etc/hosts")) {
      return type.startsWith("sun.net.") || type.startsWith("com.sun.jndi.dns.");
    }
    if (path.equals(environs.hostsFile())) {
      // A name that may be looked up is looked up there, and a failure would be kept for everybody.
      return type.startsWith("java.net.InetAddress");
    }
    if (path.endsWith("/.mime.types") || path.equals("/etc/mime.types")) {
      return type.equals("sun.nio.fs.MimeTypesFileTypeDetector");
    }
    if (type.startsWith("sun.security.ssl.TrustStoreManager")
        || type.startsWith("jdk.internal.loader.BuiltinClassLoader")) {
      return true;
    }
    return path.startsWith(environs.javaHome() + "/")
        && (startsWithAny(type, READERS)
            || (isSettings(path) && startsWithAny(type, SETTINGS_READERS)));
  }

  private static boolean isSettings(String path) {
    return path.endsWith(".properties") || path.contains("/security/");
  }

  private static boolean startsWithAny(String type, String[] prefixes) {
    for (String prefix : prefixes) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
