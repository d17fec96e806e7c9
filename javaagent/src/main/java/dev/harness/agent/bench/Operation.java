package dev.harness.agent.bench;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.interceptors.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool might do, as the question that the JDK's code would ask about it. It is only asked:
 * nothing is opened, connected to or started.
 *
 * @param capability the kind of capability as a manifest writes it
 * @param pattern what grants it; what it is called in the table
 * @param question what is asked; null for entering a tool, which is no question of a row
 * @param subject about what; the name of the tool that is entered
 * @param detail and about what more, if anything
 * @param number the detail where it is a number, otherwise negative
 */
record Operation(
    String capability,
    String pattern,
    @Nullable Question question,
    @Nullable Object subject,
    @Nullable Object detail,
    int number) {

  Operation(
      String capability, String pattern, @Nullable Question question, @Nullable Object subject) {
    this(capability, pattern, question, subject, null, -1);
  }

  /** The number of a row that asks this; negative if no row asks it of everyone. */
  int site(List<Interception> rows) {
    int found = -1;
    for (int site = 0; site < rows.size(); site++) {
      Interception row = rows.get(site);
      boolean any = row.question() == question && row.scope() != Interception.Scope.DRIVER;
      if (any && (found < 0 || row.answer() == OwnAnswer.SECURITY_EXCEPTION)) {
        found = site;
        if (row.answer() == OwnAnswer.SECURITY_EXCEPTION) {
          return found;
        }
      }
    }
    return found;
  }

  /** Asks the gate as row {@code site} does; false if it is refused. */
  boolean isAllowed(Asking asking, int site, long key) {
    try {
      return asking.ask(site, subject, detail, number, key) == null;
    } catch (Throwable refused) {
      // Whatever the row's method would throw; some throw what Java does not let them declare.
      if (refused instanceof VirtualMachineError error) {
        throw error;
      }
      return false;
    }
  }
}
