package dev.harness.agent.manifest.load;

import org.jspecify.annotations.Nullable;

/** What is wrong with the pattern of an argument. */
final class ArgumentSyntax {
  private static final String REST = "...";
  private static final String READ = "<file.read>";
  private static final String WRITE = "<file.write>";

  private ArgumentSyntax() {}

  /** Says it; null if nothing is. {@code last} is whether no argument follows. */
  static @Nullable String problem(String arg, boolean last) {
    boolean isRest = arg.equals(REST) || arg.endsWith(">" + REST);
    if (isRest && !last) {
      return "\"...\" stands for any further arguments, so it comes last";
    }
    int file = arg.indexOf("<file.");
    if (file < 0) {
      return null;
    }
    String end = arg.substring(file, arg.length() - (isRest ? REST.length() : 0));
    if (!end.equals(READ) && !end.equals(WRITE)) {
      return "expected <file.read> or <file.write> at the end of the argument, found \""
          + end
          + "\"";
    }
    return arg.indexOf('*') < 0 ? null : "a file follows plain text, without wildcards";
  }
}
