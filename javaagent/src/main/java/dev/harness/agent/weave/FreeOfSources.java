package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a tool may call of a data source that the host made: what gives connections, or tells a
 * plain value. Anything else may change it, or hand out what it works with.
 */
final class FreeOfSources {
  private static final Set<String> NAMES =
      Set.of("unwrap", "isWrapperFor", "equals", "hashCode", "toString", "shouldClose");

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.time.Duration",
          "javax.sql.DataSource",
          "javax.sql.XADataSource",
          "javax.sql.ConnectionPoolDataSource");

  private final List<String> guarded = new ArrayList<>();

  /** Beside the methods that have rows of their own. */
  FreeOfSources(List<Interception> rows) {
    for (Interception row : rows) {
      boolean source = row.type().startsWith("javax.sql.") && row.type().endsWith("DataSource");
      if (row.scope() == Interception.Scope.IMPLEMENTORS && source) {
        guarded.add(row.method());
      }
    }
  }

  /** Whether a method is no business of the harness, or has other rows. */
  boolean has(int access, String name, String descriptor) {
    int unreachable = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;
    return (access & Opcodes.ACC_PUBLIC) == 0
        || (access & unreachable) != 0
        || name.equals("<init>")
        || NAMES.contains(name)
        || guarded.contains(name)
        || tells(name, descriptor);
  }

  /** A getter of a plain value that is not named after a secret. */
  private static boolean tells(String name, String descriptor) {
    Type value = Type.getReturnType(descriptor);
    boolean plain =
        (value.getSort() > Type.VOID && value.getSort() < Type.ARRAY)
            || VALUES.contains(value.getClassName());
    boolean getter = name.startsWith("get") || name.startsWith("is");
    return plain && getter && descriptor.startsWith("()") && !name.contains("assword");
  }
}
