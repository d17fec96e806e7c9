package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.io.IOException;
import java.nio.file.Path;

/** Starts each program as the host and as its tool; prints whether it worked. */
public final class ProgramsRunner {
  private ProgramsRunner() {}

  /** The folder. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    for (ProgramRow row : ProgramRow.all()) {
      ProgramRow.reset(folder);
      boolean bare = ProgramRow.hasWorked(folder, printed(row, folder));
      ProgramRow.reset(folder);
      String told = Compartment.call(row.tool(), () -> printed(row, folder));
      boolean held = ProgramRow.hasWorked(folder, told);
      System.out.printf(
          "%s|%s|%s|%s|%s%n",
          row.name(), row.allowed(), bare, held, told.replace('\n', ' ').replace('|', '/'));
    }
    System.out.println("threads under a filter: " + ChildRunner.threadsUnderAFilter());
    System.out.println("END");
    System.exit(0);
  }

  private static String printed(ProgramRow row, Path folder) throws Exception {
    try {
      return row.deed().in(folder);
    } catch (IOException | SecurityException e) {
      return e.toString();
    }
  }
}
