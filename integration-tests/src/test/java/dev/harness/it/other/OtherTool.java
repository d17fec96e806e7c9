package dev.harness.it.other;

import dev.harness.capability.Capability;
import dev.harness.capability.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tool that holds more than the first. */
public final class OtherTool {
  private OtherTool() {}

  /** Reads with a token that it was handed, or found. */
  public static String readWith(Token token, String path) throws IOException {
    return token.call(() -> Files.readString(Path.of(path)));
  }

  /** What another tool does with a token. */
  @FunctionalInterface
  public interface Deed {
    /** Does it. */
    String with(Token token, String path) throws IOException;
  }

  /** Calls another tool. */
  public static String callWith(Token token, Deed deed, String path) throws IOException {
    return deed.with(token, path);
  }

  /** A token for a file of its own, for another tool. */
  public static Token lend(String path, String borrower) {
    return Token.held(Capability.FILE_READ.of(path)).delegate(borrower);
  }

  /** Ends a loan. */
  public static void takeBack(Token token) {
    token.revoke();
  }

  /** Whose constructor fails below {@code super(...)}. */
  public static final class Failing extends java.io.FileInputStream {
    /** Fails, as there is no such file. */
    public Failing(String path) throws IOException {
      super(path + "/missing");
    }
  }

  /** Reads a file for whoever asks. */
  public static String read(String path) throws IOException {
    return Files.readString(Path.of(path));
  }
}
