package dev.harness.agent.start;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads all classes that answer the gate before it is armed. One that was first needed inside a
 * check, below a class being loaded, would end in a {@code ClassCircularityError}.
 */
final class Preloading {
  private static final String PREFIX = "agent/";
  private static final String SUFFIX = ".classdata";
  private static final String[] PACKAGES = {
    "agent/dev/harness/agent/policy/",
    "agent/dev/harness/agent/verify/",
    "agent/dev/harness/agent/audit/",
    "agent/dev/harness/agent/kernel/",
    "agent/dev/harness/agent/manifest/Grant",
    "agent/dev/harness/agent/weave/",
    "agent/dev/harness/interceptors/"
  };

  private Preloading() {}

  static void load(File jar) throws IOException, ClassNotFoundException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (isNeeded(entry.getName())) {
          Class.forName(className(entry.getName()), true, Preloading.class.getClassLoader());
        }
      }
    }
  }

  private static boolean isNeeded(String entry) {
    for (String name : PACKAGES) {
      if (entry.startsWith(name)
          && entry.endsWith(SUFFIX)
          && !entry.endsWith("package-info" + SUFFIX)) {
        return true;
      }
    }
    return false;
  }

  private static String className(String entry) {
    return entry.substring(PREFIX.length(), entry.length() - SUFFIX.length()).replace('/', '.');
  }
}
