package dev.harness.agent.sql;

/** Characters of SQL text, ASCII only: what lies beyond means different things to databases. */
final class Chars {
  private Chars() {}

  /** The char there, a blank beyond the end. */
  static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : ' ';
  }

  static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean partOfWord(char c) {
    return startsWord(c) || digit(c);
  }

  static int wordEnd(String text, int start) {
    int end = start;
    while (partOfWord(at(text, end))) {
      end++;
    }
    return end;
  }

  static int digitsEnd(String text, int start) {
    int end = start;
    while (digit(at(text, end))) {
      end++;
    }
    return end;
  }

  static int numberEnd(String text, int start) {
    if (text.startsWith("0x", start) || text.startsWith("0X", start)) {
      return hexEnd(text, start + 2);
    }
    int end = digitsEnd(text, start);
    if (at(text, end) == '.') {
      end = digitsEnd(text, end + 1);
    }
    return exponentEnd(text, end);
  }

  private static int hexEnd(String text, int start) {
    int end = start;
    while (Character.digit(at(text, end), 16) >= 0 && at(text, end) < 0x80) {
      end++;
    }
    return end;
  }

  private static int exponentEnd(String text, int end) {
    if (at(text, end) != 'e' && at(text, end) != 'E') {
      return end;
    }
    int digits = at(text, end + 1) == '+' || at(text, end + 1) == '-' ? end + 2 : end + 1;
    return digit(at(text, digits)) ? digitsEnd(text, digits) : end;
  }

  /** ASCII letters only, as SQLite does. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  /** For a message: itself, or its number if it might not be printed. */
  static String shown(char c) {
    return c > ' ' && c < 0x7f ? String.valueOf(c) : String.format("U+%04X", (int) c);
  }
}
