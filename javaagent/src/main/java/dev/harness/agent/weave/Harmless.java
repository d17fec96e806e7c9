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
          "java/lang/String",
              Set.of(
                  "length",
                  "charAt",
                  "isEmpty",
                  "equals",
                  "hashCode",
                  "indexOf",
                  "lastIndexOf",
                  "substring",
                  "startsWith",
                  "endsWith",
                  "compareTo",
                  "concat",
                  "trim",
                  "toCharArray"),
          "java/lang/StringBuilder",
              Set.of("<init>", "append", "length", "charAt", "setLength", "toString"),
          "java/lang/System", Set.of("arraycopy", "nanoTime", "currentTimeMillis"));

  private Harmless() {}

  static boolean isCall(String type, String name, String descriptor) {
    if (type.startsWith("[")) {
      return name.equals("clone");
    }
    if (!METHODS.getOrDefault(type, Set.of()).contains(name) && !isOfNumber(type, name)) {
      return false;
    }
    // The JDK's own objects are the receivers here; an argument of another type could be anybody's.
    return name.equals("equals")
        || name.equals("arraycopy")
        || isPlain(Type.getArgumentTypes(descriptor));
  }

  /** Some of them read a system property of the name given. */
  private static boolean isOfNumber(String type, String name) {
    return NUMBERS.contains(type) && !name.startsWith("get");
  }

  /** Whether making one runs nothing but what {@link #isCall} judges. */
  static boolean isClass(String type) {
    return type.equals("java/lang/StringBuilder");
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
