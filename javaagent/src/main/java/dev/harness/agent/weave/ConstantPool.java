package dev.harness.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A quick look into a class file, before anything is parsed. */
final class ConstantPool {
  private static final int START = 8;
  private static final int UTF8 = 1;

  private ConstantPool() {}

  /** Whether one of these texts is a constant of the class. */
  static boolean hasAny(byte[] file, String[] texts) {
    byte[][] wanted = new byte[texts.length][];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = texts[i].getBytes(StandardCharsets.UTF_8);
    }
    int count = number(file, START);
    int at = START + 2;
    for (int i = 1; i < count; i++) {
      int tag = file[at];
      if (tag == UTF8) {
        int length = number(file, at + 1);
        if (isAny(file, at + 3, length, wanted)) {
          return true;
        }
        at += 3 + length;
      } else {
        at += size(tag);
        i += tag == 5 || tag == 6 ? 1 : 0;
      }
    }
    return false;
  }

  /** Whether one of these texts is a part of a constant of the class. */
  static boolean mentions(byte[] file, byte[][] texts) {
    int count = number(file, START);
    int at = START + 2;
    for (int i = 1; i < count; i++) {
      int tag = file[at];
      if (tag == UTF8) {
        int end = at + 3 + number(file, at + 1);
        for (byte[] text : texts) {
          if (holds(file, at + 3, end - text.length, text)) {
            return true;
          }
        }
        at = end;
      } else {
        at += size(tag);
        i += tag == 5 || tag == 6 ? 1 : 0;
      }
    }
    return false;
  }

  private static boolean holds(byte[] file, int from, int last, byte[] text) {
    for (int at = from; at <= last; at++) {
      if (file[at] == text[0] && Arrays.equals(file, at, at + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAny(byte[] file, int at, int length, byte[][] wanted) {
    for (byte[] text : wanted) {
      if (text.length == length && Arrays.equals(file, at, at + length, text, 0, length)) {
        return true;
      }
    }
    return false;
  }

  private static int size(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      case 5, 6 -> 9;
      default -> 5;
    };
  }

  private static int number(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }
}
