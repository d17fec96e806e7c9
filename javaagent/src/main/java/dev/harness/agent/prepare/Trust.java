package dev.harness.agent.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Whoever can write the file of woven classes can put code into the JDK. So nobody may who could
 * not write the jar as well.
 */
final class Trust {
  private static final int TYPE = 0xf000;
  private static final int REGULAR = 0x8000;
  private static final int STICKY = 0x200;
  private static final int GROUP = 0x10;
  private static final int OTHERS = 0x2;
  private static final int ROOT = 0;

  private Trust() {}

  /**
   * Compares who can write two files of one folder.
   *
   * @throws IOException if {@code file} is not kept as {@code jar} is
   */
  static void require(Path file, Path jar) throws IOException {
    Map<String, Object> mine = attributes(file);
    Map<String, Object> jars = attributes(jar);
    int mode = number(mine, "mode");
    int open = mode & (GROUP | OTHERS) & ~number(jars, "mode");
    boolean sameGroup = (mode & GROUP) == 0 || number(mine, "gid") == number(jars, "gid");
    int owner = number(mine, "uid");
    boolean sameOwner = owner == ROOT || owner == number(jars, "uid");
    if ((mode & TYPE) != REGULAR || open != 0 || !sameGroup || !sameOwner) {
      throw new IOException(
          file
              + " can be written by others than harness.jar can; give it the jar's owner and mode"
              + " (chmod go-w), or remove it");
    }
    int folder = number(attributes(file.resolveSibling(".")), "mode");
    if ((folder & STICKY) != 0 && (folder & (GROUP | OTHERS)) != 0) {
      throw new IOException(
          file + " lies where everyone can put files; move harness.jar to a folder of its own");
    }
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
  }

  private static int number(Map<String, Object> attributes, String name) {
    return (Integer) Objects.requireNonNull(attributes.get(name), name);
  }
}
