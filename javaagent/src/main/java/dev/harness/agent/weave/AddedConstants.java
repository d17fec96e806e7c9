package dev.harness.agent.weave;

import java.util.HashMap;
import java.util.Map;

/** Constants that come behind those that a class file has already. */
final class AddedConstants {
  private static final int TEXT = 1;
  private static final int LONG = 5;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final int MOST = 0xffff;

  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final ClassBytes bytes = new ClassBytes(512);
  private int next;

  /** {@code next} is the number of constants, as a class file counts them. */
  AddedConstants(int next) {
    this.next = next;
  }

  /** How many constants there are now, as a class file counts them. */
  int count() {
    return next;
  }

  /** The file's form of those that were added. */
  byte[] bytes() {
    return bytes.bytes();
  }

  int text(String text) {
    Integer known = texts.get(text);
    if (known == null) {
      bytes.u1(TEXT).text(text);
      known = place(1);
      texts.put(text, known);
    }
    return known;
  }

  int number(long value) {
    Integer known = numbers.get(value);
    if (known == null) {
      bytes.u1(LONG).u8(value);
      known = place(2);
      numbers.put(value, known);
    }
    return known;
  }

  /** A class, by its internal name. */
  int type(String name) {
    return pair(CLASS, text(name), 0);
  }

  int field(String owner, String name, String descriptor) {
    return pair(FIELD, type(owner), nameAndType(name, descriptor));
  }

  /** A method of a class, not of an interface. */
  int method(String owner, String name, String descriptor) {
    return pair(METHOD, type(owner), nameAndType(name, descriptor));
  }

  private int nameAndType(String name, String descriptor) {
    return pair(NAME_AND_TYPE, text(name), text(descriptor));
  }

  private int pair(int tag, int first, int second) {
    long key = ((long) tag << 32) | ((long) first << 16) | second;
    Integer known = pairs.get(key);
    if (known == null) {
      bytes.u1(tag).u2(first);
      if (tag != CLASS) {
        bytes.u2(second);
      }
      known = place(1);
      pairs.put(key, known);
    }
    return known;
  }

  private int place(int size) {
    if (next + size > MOST) {
      throw new IllegalStateException("a class file holds no more constants");
    }
    int place = next;
    next += size;
    return place;
  }
}
