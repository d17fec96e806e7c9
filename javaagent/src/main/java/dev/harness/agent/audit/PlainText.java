package dev.harness.agent.audit;

import org.jspecify.annotations.Nullable;

/** Text that a tool may have chosen, without what could fool a terminal. */
public final class PlainText {
  private static final String HEX = "0123456789abcdef";
  private static final int LONGEST = 512;

  private PlainText() {}

  /** The text with such characters escaped, and cut where it is long. */
  public static @Nullable String of(@Nullable String value) {
    if (value == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length() && i < LONGEST; i++) {
      append(text, value.charAt(i));
    }
    return value.length() > LONGEST ? text.append("...").toString() : text.toString();
  }

  private static void append(StringBuilder text, char c) {
    if (isUnsafe(c)) {
      text.append(escaped(c));
    } else {
      text.append(c);
    }
  }

  /** As JSON escapes it. */
  static String escaped(char c) {
    StringBuilder text = new StringBuilder("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(HEX.charAt((c >> shift) & 15));
    }
    return text.toString();
  }

  /** Control characters, line separators, direction overrides and halves of surrogate pairs. */
  static boolean isUnsafe(char c) {
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || Character.isSurrogate(c);
  }
}
