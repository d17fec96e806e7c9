package dev.harness.agent.policy;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the application's classes and resources lie. A loader hands these out to everyone who asks
 * it, tools included, so reading them through a loader's URLs is not refused.
 */
final class ClassPath {
  private final Set<String> archives = new HashSet<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> moduleFolders = new ArrayList<>();

  /** Reads the class path and module path of the running JVM. */
  static ClassPath ofThisJvm() {
    ClassPath path = new ClassPath();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
      path.add(new File(entry), path.folders);
    }
    for (String entry : System.getProperty("jdk.module.path", "").split(File.pathSeparator)) {
      path.add(new File(entry), path.moduleFolders);
    }
    return path;
  }

  /** Whether this is a jar of the application. */
  boolean isArchive(String path) {
    int slash = path.lastIndexOf('/');
    return archives.contains(path)
        || (path.endsWith(".jar") && moduleFolders.contains(path.substring(0, Math.max(slash, 0))));
  }

  /** Whether this is a file below a class folder, in one of these packages ({@code a/b/}). */
  boolean isResource(String path, List<String> packages) {
    for (String folder : folders) {
      if (path.length() > folder.length()
          && path.startsWith(folder)
          && path.charAt(folder.length()) == '/') {
        String name = path.substring(folder.length() + 1);
        for (String prefix : packages) {
          if (name.startsWith(prefix)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void add(File entry, List<String> directories) {
    if (entry.getPath().isEmpty()) {
      return;
    }
    try {
      String real = entry.getCanonicalPath();
      String lexical = entry.toPath().toAbsolutePath().normalize().toString();
      if (entry.isDirectory()) {
        directories.add(real);
        directories.add(lexical);
      } else {
        archives.add(real);
        archives.add(lexical);
      }
    } catch (java.io.IOException e) {
      archives.add(entry.getAbsolutePath());
    }
  }
}
