package dev.harness.it.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

/** What a tool does so often that it can be counted. */
public final class Checked {
  private Checked() {}

  /** How often a file was there. */
  public static int exists(Path path, int times) {
    int there = 0;
    for (int i = 0; i < times; i++) {
      there += Files.exists(path) ? 1 : 0;
    }
    return there;
  }

  /** What is not granted; its name would fool a terminal. */
  public static void deny(Path path) throws Exception {
    Files.readString(path.resolveSibling("denied\u202e"));
  }

  /** Neither is this, which has a password in it. */
  public static void connect() throws Exception {
    DriverManager.getConnection("jdbc:h2:mem:x;USER=sa;PASSWORD=open-sesame").close();
  }
}
