package dev.harness.agent.weave;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Methods of the JDK that compute from values and call nobody back. Only the few are here that
 * tools call so often that a gate around them counts.
 */
final class Harmless {
  private static final Set<String> NUMBERS =
      Set.of(
          "java/lang/Math",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Boolean",
          "java/lang/Character");

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java/lang/Object", Set.of("<init>", "getClass"),
          "java/lang/Record", Set.of("<init>"),
          "java/lang/Enum", Set.of("<init>", "ordinal", "name"),
          "java/lang/String",
              Set.of(
                  "length",
                  "charAt",
                  "codePointAt",
                  "isEmpty",
                  "isBlank",
                  "equals",
                  "equalsIgnoreCase",
                  "hashCode",
                  "indexOf",
                  "lastIndexOf",
                  "substring",
                  "startsWith",
                  "endsWith",
                  "regionMatches",
                  "compareTo",
                  "compareToIgnoreCase",
                  "concat",
                  "repeat",
                  "replace",
                  "strip",
                  "trim",
                  "toCharArray",
                  "getChars",
                  "valueOf"),
          "java/lang/StringBuilder",
              Set.of(
                  "<init>",
                  "append",
                  "length",
                  "charAt",
                  "setCharAt",
                  "deleteCharAt",
                  "reverse",
                  "setLength",
                  "toString"),
          "java/lang/System", Set.of("arraycopy", "nanoTime", "currentTimeMillis"),
          "java/util/Arrays", Set.of("fill", "copyOf", "copyOfRange"),
          "java/util/Objects", Set.of("checkIndex"));

  /** What a method that computes throws when it is given the wrong values. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "java/lang/ArithmeticException",
          "java/lang/ArrayIndexOutOfBoundsException",
          "java/lang/IllegalArgumentException",
          "java/lang/IllegalStateException",
          "java/lang/IndexOutOfBoundsException",
          "java/lang/NullPointerException",
          "java/lang/NumberFormatException",
          "java/lang/StringIndexOutOfBoundsException",
          "java/lang/UnsupportedOperationException",
          "java/util/ConcurrentModificationException",
          "java/util/NoSuchElementException");

  /** Methods that look at an argument of any class, and call nothing of it. */
  private static final Set<String> LOOKING =
      Set.of(
          "java/lang/String.equals(Ljava/lang/Object;)Z",
          "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
          "java/util/Objects.requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;",
          "java/util/Objects.requireNonNull(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;");

  private Harmless() {}

  static boolean isCall(String type, String name, String descriptor) {
    if (type.startsWith("[")) {
      return name.equals("clone");
    }
    if (LOOKING.contains(type + "." + name + descriptor)) {
      return true;
    }
    boolean isKnown =
        METHODS.getOrDefault(type, Set.of()).contains(name)
            || isOfNumber(type, name)
            || (EXCEPTIONS.contains(type) && name.equals("<init>"));
    // The JDK's own objects are the receivers here; an argument of another type could be anybody's.
    return isKnown && isPlain(Type.getArgumentTypes(descriptor));
  }

  /** Some of them read a system property of the name given. */
  private static boolean isOfNumber(String type, String name) {
    return NUMBERS.contains(type) && !name.startsWith("get");
  }

  /** Whether making one runs nothing but what {@link #isCall} judges. */
  static boolean isClass(String type) {
    return type.equals("java/lang/StringBuilder") || EXCEPTIONS.contains(type);
  }

  static boolean isPlain(Type[] types) {
    for (Type type : types) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      boolean plain =
          element.getSort() < Type.ARRAY || type.getClassName().equals("java.lang.String");
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
