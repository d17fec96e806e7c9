package dev.harness.it.compartment;

import dev.harness.it.tool.FirstUse;
import java.io.File;

/** A host whose class is first used by a tool. */
public final class InitialiserRunner {
  private InitialiserRunner() {}

  /** What the host set for itself; read once, as libraries do. */
  static final class Settings {
    static final String PROPERTY = System.getProperty("it.setting");
    static final String VARIABLE = System.getenv("IT_SETTING");
    static final String ALL = System.getProperties().getProperty("it.setting");
    static final String EVERY = System.getenv().get("IT_SETTING");
    static final boolean NUMBER = Boolean.getBoolean("it.flag");
    static final boolean FILE = new File(System.getProperty("it.file")).exists();

    private Settings() {}

    static String text() {
      return String.join(" ", PROPERTY, VARIABLE, ALL, EVERY) + " " + NUMBER + " " + FILE;
    }
  }

  /** No arguments. */
  public static void main(String[] arguments) throws Exception {
    FirstUse.of(InitialiserRunner.class.getName() + "$Settings");
    System.out.println("host: " + Settings.text());
    System.out.println("tool: " + FirstUse.own());
    System.out.println("tool through host: " + FirstUse.through(InitialiserRunner::setting));
  }

  private static String setting() {
    return System.getProperty("it.setting") + " " + System.getenv("IT_SETTING");
  }
}
