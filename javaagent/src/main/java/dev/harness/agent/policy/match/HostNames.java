package dev.harness.agent.policy.match;

/** Host names in one form. */
final class HostNames {
  private static final int LONGEST = 253;

  private HostNames() {}

  /** Lower case, without brackets and a last dot. */
  static String normal(String host) {
    int start = 0;
    int end = host.length();
    if (host.startsWith("[") && host.endsWith("]")) {
      start++;
      end--;
    }
    if (end > start && host.charAt(end - 1) == '.') {
      end--;
    }
    return start > end ? "" : lower(host.substring(start, end));
  }

  /** Only A to Z become lower case: no letter of another script turns into one of a name. */
  static String lower(String text) {
    int i = 0;
    while (i < text.length() && !isUpper(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder lower = new StringBuilder(text);
    for (; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        lower.setCharAt(i, (char) (text.charAt(i) + ('a' - 'A')));
      }
    }
    return lower.toString();
  }

  /** Whether it has only the characters of host names and is no number; else nothing covers it. */
  static boolean isPlain(String name) {
    if (name.length() > LONGEST) {
      return false;
    }
    int label = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        if (i == label) {
          return false;
        }
        label = i == name.length() ? label : i + 1;
      } else if (!isNameCharacter(name.charAt(i))) {
        return false;
      }
    }
    return !isNumber(name, label);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Resolvers read {@code 127.1}, {@code 2130706433} and {@code 0x7f.1} as addresses. */
  private static boolean isNumber(String name, int start) {
    if (name.startsWith("0x", start)) {
      return true;
    }
    for (int i = start; i < name.length(); i++) {
      if (!isDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
