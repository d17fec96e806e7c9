package dev.harness.agent.weave;

/**
 * Where the parts of a class file lie. Nothing is made into objects: a JDK class has 460 constants
 * and 33 methods, of which rows name three.
 */
final class ClassLayout {
  /** Offset of the number of constants. */
  static final int CONSTANT_COUNT = 8;

  private static final int TEXT = 1;

  /** Bytes of each kind of constant, with its tag; a text has as many more as it says. */
  private static final byte[] SIZES = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3,
  };

  private final byte[] file;
  private final int[] constants;
  private final int members;
  private final int methodCount;
  private final int[] methods;

  /**
   * Looks through a class file.
   *
   * @throws IllegalArgumentException if it has a constant of an unknown kind
   */
  ClassLayout(byte[] file) {
    this.file = file;
    constants = new int[u2(file, CONSTANT_COUNT)];
    members = constants();
    int interfaces = members + 6;
    int at = interfaces + 2 + 2 * u2(file, interfaces);
    int fields = u2(file, at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      at = afterMember(at);
    }
    methodCount = at;
    methods = new int[u2(file, at) + 1];
    at += 2;
    for (int i = 0; i < methods.length - 1; i++) {
      methods[i] = at;
      at = afterMember(at);
    }
    methods[methods.length - 1] = at;
  }

  private int constants() {
    int at = CONSTANT_COUNT + 2;
    for (int i = 1; i < constants.length; i++) {
      constants[i] = at;
      int tag = file[at];
      int size = tag > 0 && tag < SIZES.length ? SIZES[tag] : 0;
      if (size == 0) {
        throw new IllegalArgumentException("constant of unknown kind " + tag);
      }
      if (size == 9) {
        i++;
      }
      at += tag == TEXT ? size + u2(file, at + 1) : size;
    }
    return at;
  }

  /** How many methods there are. */
  int methods() {
    return methods.length - 1;
  }

  /** Offset of a method; that of the one after the last is where methods end. */
  int method(int number) {
    return methods[number];
  }

  /** Offset of the number of methods. */
  int methodCount() {
    return methodCount;
  }

  /** Offset of the access flags of the class, behind the constants. */
  int members() {
    return members;
  }

  int access(int method) {
    return u2(file, methods[method]);
  }

  boolean isNamed(int method, String name) {
    return isText(methods[method] + 2, name);
  }

  String descriptor(int method) {
    return text(methods[method] + 4);
  }

  /** Whether the constant whose number stands at an offset is this text of plain letters. */
  boolean isText(int reference, String text) {
    int at = constants[u2(file, reference)] + 1;
    int length = text.length();
    if (file[at + 1] != (byte) length || u2(file, at) != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (file[at + 2 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The constant whose number stands at an offset, which is a text of plain letters. */
  @SuppressWarnings("deprecation")
  String text(int reference) {
    int at = constants[u2(file, reference)] + 1;
    return new String(file, 0, at + 2, u2(file, at));
  }

  /** Offset of a method's attribute of this name; negative if it has none. */
  int attribute(int member, String name) {
    int at = member + 8;
    for (int i = u2(file, member + 6); i > 0; i--) {
      if (isText(at, name)) {
        return at;
      }
      at = afterAttribute(at);
    }
    return -1;
  }

  /** Offset behind an attribute. */
  int afterAttribute(int at) {
    return at + 6 + u4(file, at + 2);
  }

  private int afterMember(int member) {
    int at = member + 8;
    for (int i = u2(file, member + 6); i > 0; i--) {
      at = afterAttribute(at);
    }
    return at;
  }

  static int u2(byte[] file, int at) {
    return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
  }

  static int u4(byte[] file, int at) {
    return (u2(file, at) << 16) | u2(file, at + 2);
  }
}
