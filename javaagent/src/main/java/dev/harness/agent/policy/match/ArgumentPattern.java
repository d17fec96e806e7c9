package dev.harness.agent.policy.match;

/**
 * A pattern of one argument: text in which {@code *} stands for anything, or plain text that ends
 * with {@code <file.read>} or {@code <file.write>} and stands for a file.
 */
public final class ArgumentPattern {
  /** Stands for a file that the tool may read. */
  public static final String READ = "<file.read>";

  /** Stands for a file that the tool may write. */
  public static final String WRITE = "<file.write>";

  private final String text;
  private final boolean write;
  private final boolean isFile;

  ArgumentPattern(String pattern) {
    this.write = pattern.endsWith(WRITE);
    this.isFile = write || pattern.endsWith(READ);
    int file = isFile ? (write ? WRITE : READ).length() : 0;
    this.text = pattern.substring(0, pattern.length() - file);
  }

  boolean covers(String argument, ArgumentFiles files) {
    return isFile
        ? argument.startsWith(text) && files.allow(argument.substring(text.length()), write)
        : Globs.matches(text, argument);
  }
}
