package dev.harness.agent.audit;

import org.jspecify.annotations.Nullable;

/** Builds one JSON object; what could forge a line or fool a terminal is escaped. */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(512).append('{');

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
      } else {
        PlainText.append(text, c);
      }
    }
  }
}
