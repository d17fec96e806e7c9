package dev.harness.agent.verify.plain;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What patterns of names, URLs and arguments mean. */
public final class PlainTexts {
  /** What no star of a URL covers. */
  private static final String MARKS = ";?&#=,()@";

  private static final int ANY_CASE =
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private PlainTexts() {}

  /** A name, or what begins with it if a star follows. */
  public static boolean isNamed(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  /** One of some names. */
  public static boolean isNamed(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (isNamed(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /** A database URL; {@code broad} for prohibitions, whose stars cover everything. */
  public static boolean isUrl(String pattern, String url, boolean broad) {
    if (broad) {
      return Pattern.compile(regex(pattern, ".*", ".*"), ANY_CASE).matcher(url).matches();
    }
    String regex = regex(normal(pattern), "[^/" + MARKS + "]*", "[^" + MARKS + "]*");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(normal(url)).matches();
  }

  /** Arguments of a program; a last {@code ...} stands for any further ones. */
  public static boolean areArguments(
      List<String> patterns, List<String> arguments, BiPredicate<String, Boolean> files) {
    if (patterns.equals(List.of("..."))) {
      return true;
    }
    boolean more = patterns.size() == 1 && patterns.get(0).matches(".*<file[.](read|write)>[.]{3}");
    if (patterns.isEmpty() || arguments.isEmpty()) {
      return arguments.isEmpty() && (patterns.isEmpty() || more);
    }
    String pattern = patterns.get(0);
    String one = more ? pattern.substring(0, pattern.length() - 3) : pattern;
    return isArgument(one, arguments.get(0), files)
        && areArguments(
            more ? patterns : patterns.subList(1, patterns.size()),
            arguments.subList(1, arguments.size()),
            files);
  }

  private static boolean isArgument(
      String pattern, String argument, BiPredicate<String, Boolean> files) {
    for (String file : List.of("<file.read>", "<file.write>")) {
      if (pattern.endsWith(file)) {
        String before = pattern.replace(file, "");
        return argument.startsWith(before)
            && files.test(argument.substring(before.length()), file.equals("<file.write>"));
      }
    }
    return PlainPaths.matches(pattern, argument);
  }

  private static String regex(String pattern, String star, String stars) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("**", i)) {
        regex.append(stars);
        i++;
      } else if (pattern.charAt(i) == '*') {
        regex.append(star);
      } else {
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
      }
    }
    return regex.toString();
  }

  /** The protocols in lower case. */
  private static String normal(String url) {
    String[] parts = url.split(":", 3);
    return parts.length < 3
        ? url
        : (parts[0] + ":" + parts[1]).toLowerCase(Locale.ROOT) + ":" + parts[2];
  }
}
