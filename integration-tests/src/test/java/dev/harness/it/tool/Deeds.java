package dev.harness.it.tool;

import dev.harness.capability.Capability;
import dev.harness.capability.Compartment;
import dev.harness.capability.Token;
import dev.harness.it.other.OtherTool;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plain things that a tool does when the host asks it. */
public final class Deeds {
  private Deeds() {}

  /** Reads after a constructor of a tool that may read failed. */
  public static String readAfterFailure(String path) throws IOException {
    try {
      new dev.harness.it.other.OtherTool.Failing(path).close();
      return "not failed";
    } catch (IOException | RuntimeException expected) {
      return Files.readString(Path.of(path));
    }
  }

  /** The same, where the host catches what failed. */
  public static String readAfterFailureElsewhere(Runnable failing, String path) throws IOException {
    failing.run();
    return Files.readString(Path.of(path));
  }

  /** Whose constructor fails below {@code super(...)}. */
  public static final class Failing extends FileInputStream {
    public Failing(String path) throws FileNotFoundException {
      super(path);
    }
  }

  public static String read(String path) throws IOException {
    return Files.readString(Path.of(path));
  }

  /** Reads with a token that it was handed. */
  public static String readWith(Token token, String path) throws IOException {
    return token.call(() -> read(path));
  }

  /** What a program prints that gets one more environment variable, with a token. */
  public static String startWith(Token token, String program, String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.environment().put(name, "given");
    Process child = token.call(builder::start);
    String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text.contains(name + "=given") ? "given" : text;
  }

  /** A token for a file of its own, for another tool. */
  public static Token lend(String path, String borrower) {
    return Token.held(Capability.FILE_READ.of(path)).delegate(borrower);
  }

  public static String stream(String path) throws IOException {
    try (FileInputStream in = new FileInputStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public static Object write(String path) throws IOException {
    return Files.writeString(Path.of(path), "x");
  }

  public static Object delete(String path) throws IOException {
    Files.delete(Path.of(path));
    return "done";
  }

  public static void deleteLater(String path) {
    new java.io.File(path).deleteOnExit();
  }

  public static Object move(String from, String to) throws IOException {
    return Files.move(Path.of(from), Path.of(to));
  }

  public static Object link(String from, String to) throws IOException {
    return Files.createLink(Path.of(from), Path.of(to));
  }

  public static List<String> current() {
    return Compartment.current();
  }

  public static String readThrough(String path) throws IOException {
    return OtherTool.read(path);
  }

  public static Object failingConstructor(String path) throws FileNotFoundException {
    return new Failing(path);
  }

  /** Ends the JVM, or brings native code into it, one way or another. */
  public static Object exit(String way) throws Exception {
    switch (way) {
      case "exit" -> System.exit(3);
      case "halt" -> Runtime.getRuntime().halt(3);
      case "reflection" -> System.class.getMethod("exit", int.class).invoke(null, 3);
      case "loadLibrary" -> System.loadLibrary("zip");
      default -> System.load(way);
    }
    return "survived";
  }
}
