package dev.harness.agent.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds JSON objects, one after another, as the bytes of a line; what could forge a line or fool a
 * terminal is escaped. For one thread at a time.
 */
final class JsonLine {
  private static final int USUAL_LENGTH = 1024;

  /** A longer line's memory is not kept for the next one. */
  private static final int KEPT_LENGTH = 1 << 16;

  private byte[] text = new byte[USUAL_LENGTH];
  private int length;

  /** Forgets the last object and begins another one. */
  JsonLine begin() {
    if (text.length > KEPT_LENGTH) {
      text = new byte[USUAL_LENGTH];
    }
    length = 0;
    put('{');
    return this;
  }

  JsonLine member(String name, @Nullable CharSequence value) {
    if (value != null) {
      name(name);
      put('"');
      for (int i = 0; i < value.length(); i++) {
        escape(value.charAt(i));
      }
      put('"');
    }
    return this;
  }

  JsonLine member(String name, long value) {
    name(name);
    plain(Long.toString(value));
    return this;
  }

  JsonLine end() {
    put('}');
    put('\n');
    return this;
  }

  /** The bytes of the line, of which {@link #length} count, until another one is begun. */
  byte[] bytes() {
    return text;
  }

  int length() {
    return length;
  }

  private void name(String name) {
    if (length > 1) {
      put(',');
    }
    put('"');
    plain(name);
    put('"');
    put(':');
  }

  private void plain(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  private void escape(char c) {
    if (c == '"' || c == '\\') {
      put('\\');
      put(c);
    } else if (PlainText.isUnsafe(c)) {
      plain(PlainText.escaped(c));
    } else {
      encode(c);
    }
  }

  /** In UTF-8, which has at most three bytes for what is left: surrogates are unsafe. */
  private void encode(char c) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xc0 | (c >> 6));
      put(0x80 | (c & 0x3f));
    } else {
      put(0xe0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3f));
      put(0x80 | (c & 0x3f));
    }
  }

  private void put(int b) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = (byte) b;
  }
}
