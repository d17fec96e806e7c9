package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Verb;

/**
 * A row with its site number.
 *
 * @param site place of the row in this JVM's list
 * @param row the row
 */
public record BoundRow(int site, Interception row) {

  /** The parameter types as a descriptor, such as {@code (Ljava/lang/String;I)}. */
  String parameterDescriptor() {
    StringBuilder text = new StringBuilder("(");
    for (String type : row.parameters()) {
      append(text, type);
    }
    return text.append(')').toString();
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
