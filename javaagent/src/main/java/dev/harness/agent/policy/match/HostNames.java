package dev.harness.agent.policy.match;

import java.util.Locale;

/** Host names in one form. */
final class HostNames {
  private static final int LONGEST = 253;

  private HostNames() {}

  /** Lower case, without brackets and a last dot. */
  static String normal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Whether a name has only the characters of host names; nothing covers another one. */
  static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
      if (!plain) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST;
  }
}
