package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * A row with its site number.
 *
 * @param site place of the row in this JVM's list
 * @param row the row
 */
public record BoundRow(int site, Interception row) {
  private static final int UNWANTED =
      Opcodes.ACC_BRIDGE | Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

  /** Files a row under a name. */
  static void add(Map<String, List<BoundRow>> rows, String name, BoundRow row) {
    List<BoundRow> known = rows.get(name);
    if (known == null) {
      known = new ArrayList<>();
      rows.put(name, known);
    }
    known.add(row);
  }

  /** The parameter types as a descriptor, such as {@code (Ljava/lang/String;I)}. */
  String parameterDescriptor() {
    StringBuilder text = new StringBuilder("(");
    for (String type : row.parameters()) {
      append(text, type);
    }
    return text.append(')').toString();
  }

  /**
   * Whether it is about a method of its name with such flags and such a descriptor.
   *
   * @param parameters what {@link #parameterDescriptor} gives
   */
  boolean binds(int access, String descriptor, String parameters) {
    return (access & UNWANTED) == 0 && descriptor.startsWith(parameters);
  }

  /** Whether all that it adds comes before the method's own code. */
  boolean isInFront() {
    return switch (row.verb()) {
      case CHECK, REPLACE, CARRY, ROOM -> true;
      default -> false;
    };
  }

  /** Whether it takes over the native call in its method. */
  boolean spawns() {
    return row.verb() == Verb.SPAWN;
  }

  private static void append(StringBuilder text, String type) {
    String element = type;
    while (element.endsWith("[]")) {
      text.append('[');
      element = element.substring(0, element.length() - 2);
    }
    switch (element) {
      case "boolean" -> text.append('Z');
      case "byte" -> text.append('B');
      case "int" -> text.append('I');
      case "long" -> text.append('J');
      default -> text.append('L').append(element.replace('.', '/')).append(';');
    }
  }
}
