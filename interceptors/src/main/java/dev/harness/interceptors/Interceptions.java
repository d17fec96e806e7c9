package dev.harness.interceptors;

import java.util.ArrayList;
import java.util.List;

/** All rows, in a fixed order; a row's place in the list is its site number in this JVM. */
public final class Interceptions {

  private Interceptions() {}

  /** The rows that apply to a JDK feature release, such as 17. */
  public static List<Interception> forRelease(int release) {
    List<Interception> rows = new ArrayList<>();
    add(rows, FileInterceptions.ROWS, release);
    add(rows, PathInterceptions.ROWS, release);
    add(rows, LateInterceptions.ROWS, release);
    add(rows, NetworkInterceptions.ROWS, release);
    add(rows, ProcessInterceptions.ROWS, release);
    add(rows, JdbcInterceptions.ROWS, release);
    add(rows, StatementInterceptions.ROWS, release);
    add(rows, DriverInterceptions.ROWS, release);
    add(rows, JvmInterceptions.ROWS, release);
    add(rows, SharedStateInterceptions.ROWS, release);
    add(rows, PowerInterceptions.ROWS, release);
    add(rows, ThreadInterceptions.ROWS, release);
    add(rows, LibraryInterceptions.ROWS, release);
    return List.copyOf(rows);
  }

  private static void add(List<Interception> rows, List<Interception> more, int release) {
    for (Interception row : more) {
      if (row.appliesTo(release)) {
        rows.add(row);
      }
    }
  }
}
