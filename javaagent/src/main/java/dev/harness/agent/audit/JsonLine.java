package dev.harness.agent.audit;

import org.jspecify.annotations.Nullable;

/** Builds one JSON object; what could forge a line or fool a terminal is escaped. */
final class JsonLine {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(256).append('{');

  JsonLine member(String name, @Nullable String value) {
    if (value != null) {
      name(name).append('"');
      escape(value);
      text.append('"');
    }
    return this;
  }

  JsonLine member(String name, long value) {
    name(name).append(value);
    return this;
  }

  String end() {
    return text.append("}\n").toString();
  }

  private StringBuilder name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    return text.append('"').append(name).append("\":");
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (isUnsafe(c)) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt((c >> shift) & 15));
        }
      } else {
        text.append(c);
      }
    }
  }

  /** Control characters, line separators, direction overrides and halves of surrogate pairs. */
  private static boolean isUnsafe(char c) {
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || Character.isSurrogate(c);
  }
}
