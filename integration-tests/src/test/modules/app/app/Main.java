package app;

import app.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file as a tool and as the host. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    try {
      System.out.println("tool: read " + Tool.read(arguments[0]));
    } catch (SecurityException e) {
      System.out.println("tool: denied");
    }
    System.out.println("host: read" + Files.readString(Path.of(arguments[0])).substring(0, 0));
  }
}
