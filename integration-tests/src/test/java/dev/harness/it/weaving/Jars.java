package dev.harness.it.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The class files of some jars. */
final class Jars {
  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<Path, List<String>> names = new LinkedHashMap<>();

  /** Reads all jars of a folder. */
  static Jars of(Path folder) throws IOException {
    Jars jars = new Jars();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path jar : all.sorted().toList()) {
        jars.read(jar);
      }
    }
    return jars;
  }

  private void read(Path jar) throws IOException {
    List<String> found = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (isClass(entry.getName())) {
          String name = className(entry.getName());
          try (InputStream in = file.getInputStream(entry)) {
            if (files.putIfAbsent(name, in.readAllBytes()) == null) {
              found.add(name);
            }
          }
        }
      }
    }
    names.put(jar, found);
  }

  /** Names of the classes of each jar. */
  Map<Path, List<String>> names() {
    return names;
  }

  /** A class file; null if no jar has it. */
  byte[] file(String name) {
    return files.get(name);
  }

  private static boolean isClass(String entry) {
    return entry.endsWith(SUFFIX)
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class")
        && !entry.endsWith("package-info.class");
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.');
  }
}
